-- Figures of people are added up in the statement that changes learner_years: one job writes that table,
-- many people at once, so the increments of a batch meet no other writer, and a queue of deltas with a
-- job of its own only cost more.
select merge_figures(2147483647);
drop trigger figures_of_new on learner_years;
drop trigger figures_of_changed on learner_years;
drop trigger figures_of_gone on learner_years;
drop function note_figure_changes();
drop function merge_figures(integer);
drop table figure_changes;

create function keep_figures() returns trigger language plpgsql as $$
declare changed text := case TG_OP
  when 'INSERT' then 'select *, 1 as sign from new_rows'
  when 'DELETE' then 'select *, -1 as sign from old_rows'
  else 'select *, 1 as sign from new_rows union all select *, -1 from old_rows' end;
begin
  execute 'with changed as materialized (
    select year, jurisdiction_id, coalesce(industry_authority_id, '''') as industry_id,
      coalesce(affiliation, '''') as affiliation, coalesce(title_level, '''') as level,
      coalesce(organisation_id, '''') as organisation_id, required, enrolled_at, access_at, studied_at,
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
create trigger figures_of_new after insert on learner_years
  referencing new table as new_rows for each statement execute function keep_figures();
create trigger figures_of_changed after update on learner_years
  referencing new table as new_rows old table as old_rows for each statement execute function keep_figures();
create trigger figures_of_gone after delete on learner_years
  referencing old table as old_rows for each statement execute function keep_figures();

-- The same rows are written again and again: room beside them keeps their indexes untouched.
alter table unit_figures set (fillfactor = 80);
alter table cell_figures set (fillfactor = 80);
alter table daily_figures set (fillfactor = 80);

-- As before, without the queue.
create or replace function rebuild_figures() returns void language plpgsql as $$
begin
  lock table learner_years in share row exclusive mode;
  truncate unit_figures, cell_figures, daily_figures;
  insert into unit_figures (year, organisation_id, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select year, coalesce(organisation_id, ''), jurisdiction_id, coalesce(industry_authority_id, ''),
      coalesce(affiliation, ''), coalesce(title_level, ''),
      count(*),
      count(*) filter (where required),
      count(enrolled_at),
      count(access_at),
      count(studied_at),
      count(first_exam_at),
      count(passed_at),
      count(endorsed_at),
      count(recorded_at),
      count(excused_at)
    from learner_years group by 1, 2, 3, 4, 5, 6;
  insert into cell_figures (year, jurisdiction_id, industry_id, affiliation, level,
      people, required, enrolled, paid, studied, examined, passed, endorsed, recorded, excused)
    select year, case grouping(jurisdiction_id) when 1 then '*' else jurisdiction_id end,
      case grouping(industry_id) when 1 then '*' else industry_id end,
      case grouping(affiliation) when 1 then '*' else affiliation end,
      case grouping(level) when 1 then '*' else level end,
      sum(people), sum(required), sum(enrolled), sum(paid), sum(studied), sum(examined), sum(passed), sum(endorsed), sum(recorded), sum(excused)
    from unit_figures group by grouping sets ((year, jurisdiction_id, industry_id, affiliation, level),
      (year, industry_id, affiliation, level), (year, jurisdiction_id));
  insert into daily_figures (year, axis, member, metric, day, n)
    with steps as materialized (
    select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'enrolled' as metric, (enrolled_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where enrolled_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'paid' as metric, (access_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where access_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'studied' as metric, (studied_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where studied_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'examined' as metric, (first_exam_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where first_exam_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'passed' as metric, (passed_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where passed_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'endorsed' as metric, (endorsed_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where endorsed_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'recorded' as metric, (recorded_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where recorded_at is not null group by 1, 2, 3, 4, 6
    union all select year, jurisdiction_id, coalesce(industry_authority_id, '') as industry_id, coalesce(title_level, '') as level,
      'excused' as metric, (excused_at at time zone 'Asia/Shanghai')::date as day, count(*) as n
      from learner_years where excused_at is not null group by 1, 2, 3, 4, 6)
    select year, axis, member, metric, day, sum(n) from steps
    cross join lateral (values ('CITY', '*'), ('PLACE', jurisdiction_id), ('INDUSTRY', industry_id),
      ('LEVEL', level)) a (axis, member)
    group by 1, 2, 3, 4, 5;
  update figure_state set merged_at = now();
end $$;
