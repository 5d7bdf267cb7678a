-- unit_figures, cell_figures, daily_figures (statistics): how many people reached which step. Watches
-- learner_years. They are added up in the statement that changes learner_years: one job writes that table,
-- many people at once, so that the increments of a batch meet no other writer.

-- The organisation a dimension of a figure names: none for '' (none) and '*' (all).
create or replace function body_of(dimension text) returns uuid language sql immutable as $$
  select case when dimension not in ('', '*') then dimension::uuid end
$$;

create or replace function keep_figures() returns trigger language plpgsql as $$
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
  execute 'with changed as materialized (
    select year, jurisdiction_id, coalesce(industry_authority_id::text, '''') as industry_id,
      coalesce(affiliation, '''') as affiliation, coalesce(title_level, '''') as level,
      coalesce(organisation_id::text, '''') as organisation_id, required, enrolled_at, access_at, studied_at,
      first_exam_at, passed_at, endorsed_at, recorded_at, excused_at, sign
    from (' || changed || ') r
  ), moved as materialized (
    select year, organisation_id, jurisdiction_id, industry_id, affiliation, level,
      sum(sign) as people,
      coalesce(sum(sign) filter (where required), 0) as required,
      coalesce(sum(sign) filter (where enrolled_at is not null), 0) as enrolled,
      coalesce(sum(sign) filter (where access_at is not null), 0) as paid,
      coalesce(sum(sign) filter (where studied_at is not null), 0) as studied,
      coalesce(sum(sign) filter (where first_exam_at is not null), 0) as examined,
      coalesce(sum(sign) filter (where passed_at is not null), 0) as passed,
      coalesce(sum(sign) filter (where endorsed_at is not null), 0) as endorsed,
      coalesce(sum(sign) filter (where recorded_at is not null), 0) as recorded,
      coalesce(sum(sign) filter (where excused_at is not null), 0) as excused
    from changed group by 1, 2, 3, 4, 5, 6
  ), units as (
    insert into unit_figures as known (year, organisation_id, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select * from moved
    where (people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
      <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    order by 1, 2, 3, 4, 5, 6
    on conflict (year, organisation_id, jurisdiction_id, industry_id, affiliation, level) do update set
      people = known.people + excluded.people, required = known.required + excluded.required,
      enrolled = known.enrolled + excluded.enrolled, paid = known.paid + excluded.paid,
      studied = known.studied + excluded.studied, examined = known.examined + excluded.examined,
      passed = known.passed + excluded.passed, endorsed = known.endorsed + excluded.endorsed,
      recorded = known.recorded + excluded.recorded, excused = known.excused + excluded.excused
  ), cells as (
    insert into cell_figures as known (year, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select year, case grouping(jurisdiction_id) when 1 then ''*'' else jurisdiction_id end,
      case grouping(industry_id) when 1 then ''*'' else industry_id end,
      case grouping(affiliation) when 1 then ''*'' else affiliation end,
      case grouping(level) when 1 then ''*'' else level end,
      sum(people), sum(required), sum(enrolled), sum(paid), sum(studied), sum(examined), sum(passed),
      sum(endorsed), sum(recorded), sum(excused)
    from moved group by grouping sets ((year, jurisdiction_id, industry_id, affiliation, level),
      (year, industry_id, affiliation, level), (year, jurisdiction_id))
    having (sum(people), sum(required), sum(enrolled), sum(paid), sum(studied), sum(examined), sum(passed),
      sum(endorsed), sum(recorded), sum(excused)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    order by 1, 2, 3, 4, 5
    on conflict (year, jurisdiction_id, industry_id, affiliation, level) do update set
      people = known.people + excluded.people, required = known.required + excluded.required,
      enrolled = known.enrolled + excluded.enrolled, paid = known.paid + excluded.paid,
      studied = known.studied + excluded.studied, examined = known.examined + excluded.examined,
      passed = known.passed + excluded.passed, endorsed = known.endorsed + excluded.endorsed,
      recorded = known.recorded + excluded.recorded, excused = known.excused + excluded.excused
  ), steps as materialized (
    select year, jurisdiction_id, industry_id, level, m.metric,
      (m.at at time zone ''Asia/Shanghai'')::date as day, sum(sign) as n
    from changed cross join lateral (values (''enrolled'', enrolled_at), (''paid'', access_at),
      (''studied'', studied_at), (''examined'', first_exam_at), (''passed'', passed_at),
      (''endorsed'', endorsed_at), (''recorded'', recorded_at), (''excused'', excused_at)) m (metric, at)
    where m.at is not null group by 1, 2, 3, 4, 5, 6 having sum(sign) <> 0
  )
  insert into daily_figures as known (year, axis, member, metric, day, n)
  select year, axis, member, metric, day, sum(n)
  from steps cross join lateral (values (''CITY'', ''*''), (''PLACE'', jurisdiction_id),
    (''INDUSTRY'', industry_id), (''LEVEL'', level)) a (axis, member)
  group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 2, 3, 4, 5
  on conflict (year, axis, member, metric, day) do update set n = known.n + excluded.n';
  return null;
end $$;
create or replace trigger figures_of_new after insert on learner_years
  referencing new table as new_rows for each statement execute function keep_figures();
create or replace trigger figures_of_changed after update on learner_years
  referencing new table as new_rows old table as old_rows for each statement execute function keep_figures();
create or replace trigger figures_of_gone after delete on learner_years
  referencing old table as old_rows for each statement execute function keep_figures();

-- Counts everything anew from learner_years in one pass; writers wait until it is done.
create or replace function rebuild_figures() returns void language plpgsql as $$
begin
  lock table learner_years in share row exclusive mode;
  truncate unit_figures, cell_figures, daily_figures;
  insert into unit_figures (year, organisation_id, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select year, coalesce(organisation_id::text, ''), jurisdiction_id, coalesce(industry_authority_id::text, ''),
      coalesce(affiliation, ''), coalesce(title_level, ''),
      count(*), count(*) filter (where required), count(enrolled_at), count(access_at), count(studied_at),
      count(first_exam_at), count(passed_at), count(endorsed_at), count(recorded_at), count(excused_at)
    from learner_years group by 1, 2, 3, 4, 5, 6;
  insert into cell_figures (year, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select year, case grouping(jurisdiction_id) when 1 then '*' else jurisdiction_id end,
      case grouping(industry_id) when 1 then '*' else industry_id end,
      case grouping(affiliation) when 1 then '*' else affiliation end,
      case grouping(level) when 1 then '*' else level end,
      sum(people), sum(required), sum(enrolled), sum(paid), sum(studied), sum(examined), sum(passed),
      sum(endorsed), sum(recorded), sum(excused)
    from unit_figures group by grouping sets ((year, jurisdiction_id, industry_id, affiliation, level),
      (year, industry_id, affiliation, level), (year, jurisdiction_id));
  insert into daily_figures (year, axis, member, metric, day, n)
    select year,
      case 0 when grouping(place) then 'PLACE' when grouping(industry) then 'INDUSTRY'
        when grouping(level) then 'LEVEL' else 'CITY' end,
      case 0 when grouping(place) then place when grouping(industry) then industry
        when grouping(level) then level else '*' end,
      metric, day, count(*)
    from (
      select r.year, r.jurisdiction_id as place, coalesce(r.industry_authority_id::text, '') as industry,
        coalesce(r.title_level, '') as level, m.metric, (m.at at time zone 'Asia/Shanghai')::date as day
      from learner_years r cross join lateral (values ('enrolled', r.enrolled_at), ('paid', r.access_at),
        ('studied', r.studied_at), ('examined', r.first_exam_at), ('passed', r.passed_at),
        ('endorsed', r.endorsed_at), ('recorded', r.recorded_at), ('excused', r.excused_at)) m (metric, at)
      where m.at is not null
    ) steps
    group by grouping sets ((year, metric, day), (year, place, metric, day), (year, industry, metric, day),
      (year, level, metric, day));
  update figure_state set merged_at = now();
end $$;

-- Units whose kept figures differ from a count of learner_years; nothing when all is well.
create or replace function figure_differences() returns table (year integer, organisation_id text)
language sql stable as $$
  with counted as (
    select year, coalesce(organisation_id::text, '') as organisation_id, jurisdiction_id,
      coalesce(industry_authority_id::text, '') as industry_id, coalesce(affiliation, '') as affiliation,
      coalesce(title_level, '') as level,
      count(*), count(*) filter (where required), count(enrolled_at), count(access_at), count(studied_at),
      count(first_exam_at), count(passed_at), count(endorsed_at), count(recorded_at), count(excused_at)
    from learner_years group by 1, 2, 3, 4, 5, 6
  ), kept as (
    select year, organisation_id, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused
    from unit_figures where people <> 0
  )
  select year, organisation_id
  from ((table counted except table kept) union (table kept except table counted)) d
  group by 1, 2 order by 1, 2
$$;

-- Rows of an export of people. The name of each is looked up: joined, accounts would be read from the first
-- one anew for each batch (a merge join does not know that both sides begin behind the last person seen).
create or replace view statistics_people as
  select y.year, y.account_id, y.organisation_id, y.agency_id, y.affiliation, y.jurisdiction_id,
    y.industry_authority_id, y.title_level, y.title_series, y.required, y.enrolled_at, y.access_at,
    y.studied_at, y.first_exam_at, y.passed_at, y.endorsed_at, y.recorded_at, y.excused_at,
    a.name, o.name as unit_name, j.short_name as place_name, i.short_name as industry_name
  from learner_years y
    cross join lateral (select name from accounts where id = y.account_id offset 0) a
    join jurisdictions j on j.id = y.jurisdiction_id
    left join organisations o on o.id = y.organisation_id
    left join organisations i on i.id = y.industry_authority_id;
