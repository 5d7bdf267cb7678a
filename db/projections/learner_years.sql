-- learner_years (learner-years): noted by triggers, computed by refresh_learner_years. Watches accounts,
-- learners, employments, archive_custodies, justified_absences, enrolments, access_grants, study_rounds,
-- exam_attempts, endorsements, certificate_entries and annual_topics.
--
-- A trigger on each table notes in the transaction of the change whose year may have changed: one appended
-- row, no lock that others wait for. A job computes the noted years a moment later, many in one statement.

create or replace function refresh_learner_years(accounts uuid[], years integer[]) returns integer
language sql as $$
  with asked as (
    select distinct account_id, year from unnest(accounts, years) as t (account_id, year)
  ), day as (
    -- The day that counts in a year: its last, or today in the current year.
    select account_id, year,
      least(make_date(year, 12, 31), (now() at time zone 'Asia/Shanghai')::date) as day
    from asked
  ), place as (
    select day.account_id, day.year, learner.district_id, learner.title_awarded_on, learner.registered_at,
      employer.id as organisation_id, employer.affiliation, employer.jurisdiction_id,
      employer.industry_authority_id, custody.agency_id, title.level, title.series_code,
      account.state = 'ACTIVE' as active
    from day
      join learners learner on learner.account_id = day.account_id
      join accounts account on account.id = day.account_id
      left join employments employment on employment.account_id = day.account_id
        and employment.state = 'CONFIRMED' and employment.valid_from <= day.day
        and (employment.valid_to is null or employment.valid_to > day.day)
      left join organisations employer on employer.id = employment.organisation_id
      left join archive_custodies custody on custody.account_id = day.account_id
        and custody.valid_from <= day.day and (custody.valid_to is null or custody.valid_to > day.day)
      left join professional_titles title on title.code = learner.title_code
  ), way as (
    select asked.account_id, asked.year, enrolled.*, attempts.*, endorsed.*, recorded.*, excused.*
    from asked
      cross join lateral (
        select min(enrolment.selected_at) as enrolled_at, min(granted.granted_at) as access_at,
          min(round.completed_at) as studied_at
        from enrolments enrolment
          join annual_topics topic on topic.id = enrolment.topic_id and topic.year = asked.year
          left join access_grants granted
            on granted.enrolment_id = enrolment.id and granted.revoked_at is null
          left join study_rounds round on round.enrolment_id = enrolment.id
        where enrolment.account_id = asked.account_id and enrolment.state in ('SELECTED', 'OPEN')
      ) enrolled
      cross join lateral (
        select min(attempt.started_at) as first_exam_at,
          min(attempt.graded_at) filter (where attempt.result = 'PASSED') as passed_at
        from exam_attempts attempt
          join annual_topics topic on topic.id = attempt.topic_id and topic.year = asked.year
        where attempt.account_id = asked.account_id and attempt.restored_at is null
      ) attempts
      cross join lateral (
        select min(endorsement.decided_at) as endorsed_at
        from endorsements endorsement
          join annual_topics topic on topic.id = endorsement.topic_id and topic.year = asked.year
        where endorsement.account_id = asked.account_id and endorsement.state = 'ENDORSED'
      ) endorsed
      cross join lateral (
        select min(entry.confirmed_at) as recorded_at
        from certificate_entries entry
        where entry.account_id = asked.account_id and entry.year = asked.year
          and entry.subject = 'PUBLIC' and entry.withdrawn_at is null
      ) recorded
      cross join lateral (
        select min(absence.decided_at) as excused_at
        from justified_absences absence
        where absence.account_id = asked.account_id and asked.year = any(absence.years)
          and absence.state = 'APPROVED'
      ) excused
  ), written as (
    insert into learner_years as known (year, account_id, organisation_id, agency_id, affiliation,
      jurisdiction_id, industry_authority_id, title_level, title_series, required, enrolled_at, access_at,
      studied_at, first_exam_at, passed_at, endorsed_at, recorded_at, excused_at)
    select place.year, place.account_id, place.organisation_id, place.agency_id, place.affiliation,
      coalesce(place.jurisdiction_id, place.district_id), place.industry_authority_id, place.level,
      place.series_code,
      place.active and coalesce(opened.year is not null and case opened.duty_begins
        when 'SAME_YEAR' then extract(year from place.title_awarded_on) <= place.year
        else extract(year from place.title_awarded_on) < place.year end, opened.year is not null),
      way.enrolled_at, way.access_at, way.studied_at, way.first_exam_at, way.passed_at, way.endorsed_at,
      way.recorded_at, way.excused_at
    from place
      join way using (account_id, year)
      left join learning_years opened on opened.year = place.year
    where way.enrolled_at is not null or way.recorded_at is not null or way.excused_at is not null
      or (opened.year is not null
        and extract(year from place.registered_at at time zone 'Asia/Shanghai') <= place.year)
    on conflict (year, account_id) do update set organisation_id = excluded.organisation_id,
      agency_id = excluded.agency_id, affiliation = excluded.affiliation,
      jurisdiction_id = excluded.jurisdiction_id, industry_authority_id = excluded.industry_authority_id,
      title_level = excluded.title_level, title_series = excluded.title_series,
      required = excluded.required, enrolled_at = excluded.enrolled_at, access_at = excluded.access_at,
      studied_at = excluded.studied_at, first_exam_at = excluded.first_exam_at,
      passed_at = excluded.passed_at, endorsed_at = excluded.endorsed_at,
      recorded_at = excluded.recorded_at, excused_at = excluded.excused_at
    where known is distinct from excluded
    returning 1
  )
  select count(*)::integer from written
$$;

-- Whose year was touched; `touched` are the rows after the change.
create or replace function note_person() returns trigger language plpgsql as $$
begin
  insert into learner_year_changes (account_id) select distinct account_id from touched;
  return null;
end $$;

create or replace function note_account() returns trigger language plpgsql as $$
begin
  -- Another key changes nothing that a year shows.
  if current_setting('jixue.rotating_keys', true) = 'on' then
    return null;
  end if;
  insert into learner_year_changes (account_id) select distinct id from touched;
  return null;
end $$;

create or replace function note_topic_year() returns trigger language plpgsql as $$
begin
  insert into learner_year_changes (account_id, year)
  select distinct touched.account_id, topic.year
  from touched join annual_topics topic on topic.id = touched.topic_id;
  return null;
end $$;

create or replace function note_enrolment_year() returns trigger language plpgsql as $$
begin
  insert into learner_year_changes (account_id, year)
  select distinct enrolment.account_id, topic.year
  from touched join enrolments enrolment on enrolment.id = touched.enrolment_id
    join annual_topics topic on topic.id = enrolment.topic_id;
  return null;
end $$;

create or replace function note_entry_year() returns trigger language plpgsql as $$
begin
  insert into learner_year_changes (account_id, year) select distinct account_id, year from touched;
  return null;
end $$;

-- An attempt is updated at every contact of the examinee: only its result (annulment included) and its
-- restoration concern the year.
create or replace function note_result_year() returns trigger language plpgsql as $$
begin
  insert into learner_year_changes (account_id, year)
  select distinct after.account_id, topic.year
  from after join before on before.id = after.id
    join annual_topics topic on topic.id = after.topic_id
  where (after.result, after.restored_at) is distinct from (before.result, before.restored_at);
  return null;
end $$;

-- A year is open once a topic of it is published.
create or replace function open_learning_year() returns trigger language plpgsql as $$
begin
  if new.state <> 'DRAFT' then
    insert into learning_years (year) values (new.year) on conflict do nothing;
    if found then
      insert into learner_year_changes (account_id, year) select account_id, new.year from learners;
    end if;
  end if;
  return null;
end $$;

create or replace trigger learner_years_insert after insert on learners
  referencing new table as touched for each statement execute function note_person();
create or replace trigger learner_years_update after update on learners
  referencing new table as touched for each statement execute function note_person();
create or replace trigger learner_years_insert after insert on employments
  referencing new table as touched for each statement execute function note_person();
create or replace trigger learner_years_update after update on employments
  referencing new table as touched for each statement execute function note_person();
create or replace trigger learner_years_insert after insert on archive_custodies
  referencing new table as touched for each statement execute function note_person();
create or replace trigger learner_years_update after update on archive_custodies
  referencing new table as touched for each statement execute function note_person();
create or replace trigger learner_years_update after update on accounts
  referencing new table as touched for each statement execute function note_account();
create or replace trigger learner_years_insert after insert on justified_absences
  referencing new table as touched for each statement execute function note_person();
create or replace trigger learner_years_update after update on justified_absences
  referencing new table as touched for each statement execute function note_person();
create or replace trigger learner_years_insert after insert on enrolments
  referencing new table as touched for each statement execute function note_topic_year();
create or replace trigger learner_years_update after update on enrolments
  referencing new table as touched for each statement execute function note_topic_year();
create or replace trigger learner_years_insert after insert on access_grants
  referencing new table as touched for each statement execute function note_enrolment_year();
create or replace trigger learner_years_update after update on access_grants
  referencing new table as touched for each statement execute function note_enrolment_year();
create or replace trigger learner_years_update after update on study_rounds
  referencing new table as touched for each statement execute function note_enrolment_year();
create or replace trigger learner_years_insert after insert on exam_attempts
  referencing new table as touched for each statement execute function note_topic_year();
create or replace trigger learner_years_update after update on exam_attempts
  referencing old table as before new table as after for each statement execute function note_result_year();
create or replace trigger learner_years_insert after insert on endorsements
  referencing new table as touched for each statement execute function note_topic_year();
create or replace trigger learner_years_update after update on endorsements
  referencing new table as touched for each statement execute function note_topic_year();
create or replace trigger learner_years_insert after insert on certificate_entries
  referencing new table as touched for each statement execute function note_entry_year();
create or replace trigger learner_years_update after update on certificate_entries
  referencing new table as touched for each statement execute function note_entry_year();
create or replace trigger learning_years_open after insert or update on annual_topics
  for each row execute function open_learning_year();
