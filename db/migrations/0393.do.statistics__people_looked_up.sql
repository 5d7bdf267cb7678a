-- The name of each person is looked up. Joined, the accounts would be read from the first one anew for each
-- batch of an export (a merge join does not know that both sides begin behind the last person seen).
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
