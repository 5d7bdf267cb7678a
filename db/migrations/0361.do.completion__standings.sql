-- How far somebody has come stands in the row, in the same order of questions as standingOf; null for
-- who need not learn. Lists of a scope read one range of an index.
alter table learner_years add column standing text generated always as (case
  when not required then null
  when recorded_at is not null then 'DONE' when excused_at is not null then 'EXCUSED'
  when enrolled_at is null then 'NOT_ENROLLED' when access_at is null then 'NOT_PAID'
  when studied_at is null then 'NOT_STUDIED' when passed_at is null then 'NOT_PASSED'
  when endorsed_at is null then 'NOT_ENDORSED' else 'NOT_RECORDED' end) stored;

drop index learner_years_by_organisation, learner_years_by_jurisdiction, learner_years_by_industry,
  learner_years_by_agency;
create index learner_years_by_standing on learner_years (year, standing, account_id)
  where standing is not null;
create index learner_years_by_organisation on learner_years (year, organisation_id, standing, account_id);
create index learner_years_by_jurisdiction on learner_years (year, jurisdiction_id, standing, account_id);
create index learner_years_by_industry on learner_years (year, industry_authority_id, standing, account_id)
  where industry_authority_id is not null;
create index learner_years_by_agency on learner_years (year, agency_id, standing, account_id)
  where agency_id is not null;

-- How many of each scope stand where, kept by increments: no page counts people.
create table standing_counts (
  year integer not null,
  scope text not null check (scope in ('UNIT', 'AGENCY', 'INDUSTRY', 'DISTRICT', 'CITY')),
  -- The body or jurisdiction; '*' for the city.
  member text not null,
  standing text not null,
  n integer not null,
  primary key (year, scope, member, standing)
) with (fillfactor = 80);

create function keep_standing_counts() returns trigger language plpgsql as $$
declare changed text := case TG_OP
  when 'INSERT' then 'select *, 1 as sign from new_rows'
  when 'DELETE' then 'select *, -1 as sign from old_rows'
  else 'select *, 1 as sign from new_rows union all select *, -1 from old_rows' end;
begin
  execute 'insert into standing_counts as known (year, scope, member, standing, n)
    select r.year, s.scope, s.member, r.standing, sum(r.sign)
    from (' || changed || ') r cross join lateral (values (''CITY'', ''*''), (''DISTRICT'', r.jurisdiction_id),
      (''INDUSTRY'', r.industry_authority_id), (''UNIT'', r.organisation_id), (''AGENCY'', r.agency_id)) s (scope, member)
    where r.standing is not null and s.member is not null
    group by 1, 2, 3, 4 having sum(r.sign) <> 0 order by 1, 2, 3, 4
    on conflict (year, scope, member, standing) do update set n = known.n + excluded.n';
  return null;
end $$;
create trigger standings_of_new after insert on learner_years
  referencing new table as new_rows for each statement execute function keep_standing_counts();
create trigger standings_of_changed after update on learner_years
  referencing new table as new_rows old table as old_rows for each statement execute function keep_standing_counts();
create trigger standings_of_gone after delete on learner_years
  referencing old table as old_rows for each statement execute function keep_standing_counts();

create view counted_standings as
  select year, scope, member, standing, sum(n)::integer as n
  from (
    select year, jurisdiction_id, industry_authority_id, organisation_id, agency_id, standing, count(*) as n
    from learner_years where standing is not null group by 1, 2, 3, 4, 5, 6
  ) r cross join lateral (values ('CITY', '*'), ('DISTRICT', r.jurisdiction_id),
    ('INDUSTRY', r.industry_authority_id), ('UNIT', r.organisation_id), ('AGENCY', r.agency_id)) s (scope, member)
  where s.member is not null group by 1, 2, 3, 4;

-- Counts anew; writers wait until it is done.
create function rebuild_standings() returns void language plpgsql as $$
begin
  lock table learner_years in share row exclusive mode;
  truncate standing_counts;
  insert into standing_counts (year, scope, member, standing, n)
    select year, scope, member, standing, n from counted_standings;
end $$;
select rebuild_standings();

-- Scopes whose kept counts differ from a count of the people; nothing when all is well.
create function standing_differences() returns table (year integer, scope text, member text) language sql stable as $$
  with kept as (select year, scope, member, standing, n from standing_counts where n <> 0)
  select year, scope, member
  from ((table counted_standings except table kept) union (table kept except table counted_standings)) d
  group by 1, 2, 3 order by 1, 2, 3
$$;
