-- standing_counts (learner-years): people by scope and standing. Watches learner_years.

create or replace function keep_standing_counts() returns trigger language plpgsql as $$
declare changed text := case TG_OP
  when 'INSERT' then 'select *, 1 as sign from new_rows'
  when 'DELETE' then 'select *, -1 as sign from old_rows'
  else 'select *, 1 as sign from new_rows union all select *, -1 from old_rows' end;
begin
  -- An insert that became an update fires the triggers of both: the one without rows does nothing.
  if TG_OP <> 'DELETE' then
    perform from new_rows limit 1;
    if not found then return null; end if;
  end if;
  execute 'insert into standing_counts as known (year, scope, member, standing, n)
    select r.year, s.scope, s.member, r.standing, sum(r.sign)
    from (' || changed || ') r cross join lateral (values (''CITY'', ''*''), (''DISTRICT'', r.jurisdiction_id),
      (''INDUSTRY'', r.industry_authority_id::text), (''UNIT'', r.organisation_id::text),
      (''AGENCY'', r.agency_id::text)) s (scope, member)
    where r.standing is not null and s.member is not null
    group by 1, 2, 3, 4 having sum(r.sign) <> 0 order by 1, 2, 3, 4
    on conflict (year, scope, member, standing) do update set n = known.n + excluded.n';
  return null;
end $$;
create or replace trigger standings_of_new after insert on learner_years
  referencing new table as new_rows for each statement execute function keep_standing_counts();
create or replace trigger standings_of_changed after update on learner_years
  referencing new table as new_rows old table as old_rows for each statement
  execute function keep_standing_counts();
create or replace trigger standings_of_gone after delete on learner_years
  referencing old table as old_rows for each statement execute function keep_standing_counts();

create or replace view counted_standings as
  select year, scope, member, standing, sum(n)::integer as n
  from (
    select year, jurisdiction_id, industry_authority_id, organisation_id, agency_id, standing, count(*) as n
    from learner_years where standing is not null group by 1, 2, 3, 4, 5, 6
  ) r cross join lateral (values ('CITY', '*'), ('DISTRICT', r.jurisdiction_id),
    ('INDUSTRY', r.industry_authority_id::text), ('UNIT', r.organisation_id::text),
    ('AGENCY', r.agency_id::text)) s (scope, member)
  where s.member is not null group by 1, 2, 3, 4;

-- Counts anew; writers wait until it is done.
create or replace function rebuild_standings() returns void language plpgsql as $$
begin
  lock table learner_years in share row exclusive mode;
  truncate standing_counts;
  insert into standing_counts (year, scope, member, standing, n)
    select year, scope, member, standing, n from counted_standings;
end $$;

-- Scopes whose kept counts differ from a count of the people; nothing when all is well.
create or replace function standing_differences() returns table (year integer, scope text, member text)
language sql stable as $$
  with kept as (select year, scope, member, standing, n from standing_counts where n <> 0)
  select year, scope, member
  from ((table counted_standings except table kept) union (table kept except table counted_standings)) d
  group by 1, 2, 3 order by 1, 2, 3
$$;
