-- The same figures from one pass over the people: by place, industry and level together there were almost
-- as many groups as people.
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
    select year,
      case 0 when grouping(place) then 'PLACE' when grouping(industry) then 'INDUSTRY'
        when grouping(level) then 'LEVEL' else 'CITY' end,
      case 0 when grouping(place) then place when grouping(industry) then industry
        when grouping(level) then level else '*' end,
      metric, day, count(*)
    from (
      select r.year, r.jurisdiction_id as place, coalesce(r.industry_authority_id, '') as industry,
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
