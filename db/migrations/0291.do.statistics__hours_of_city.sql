-- Hours of the whole city would be a row for each unit and day: they are kept by month, and the city
-- ('*') has rows of its own.
create or replace function note_hours() returns trigger language plpgsql as $$
declare sign integer := case when new.withdrawn_at is null then 1 else -1 end;
begin
  insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  select 'HOURS', date_trunc('month', new.confirmed_at at time zone 'Asia/Shanghai')::date, whose, new.subject,
    new.year, sign, sign * (new.credit_hours * 10)::bigint
  from unnest(array[new.organisation_id, '*']) whose;
  return null;
end $$;
delete from tallies where kind = 'HOURS';
delete from tally_changes where kind = 'HOURS';
insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  select 'HOURS', date_trunc('month', confirmed_at at time zone 'Asia/Shanghai')::date, whose, subject, year, 1,
    (credit_hours * 10)::bigint
  from certificate_entries cross join unnest(array[organisation_id, '*']) whose where withdrawn_at is null;
create index tallies_of_body on tallies (kind, organisation_id, day);
