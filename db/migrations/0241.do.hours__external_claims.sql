-- Hours earned elsewhere (E8): claimed with proof, converted by the table of the year and place (E5),
-- approved or returned by the employer, or by the agency for people without one.
alter table hour_rules
  -- How many past years may still be claimed for (E7).
  add column make_up_years integer not null default 1 check (make_up_years between 0 and 20);

create table hour_forms (
  code text primary key,
  name text not null,
  position integer not null
);
insert into hour_forms (code, name, position) values
  ('CLASS', '培训班、研修班、进修班', 1),
  ('PRACTICE', '到相关单位开展实践活动', 2),
  ('DISTANCE', '远程教育', 3),
  ('CONFERENCE', '学术会议、学术讲座、学术访问', 4),
  ('OTHER_PROVINCE', '其他省市登记的学时', 5);

-- From a quantity on: fixed hours and hours for each unit, and hours more for a passed test.
create table hour_conversions (
  id text primary key,
  jurisdiction_id text references jurisdictions (id),
  from_year integer not null,
  to_year integer check (to_year >= from_year),
  unit text not null check (unit in ('LESSON', 'MINUTE', 'DAY', 'HOUR')),
  from_quantity numeric(8, 2) not null default 0,
  hours_fixed numeric(6, 2) not null default 0,
  hours_each numeric(8, 4) not null default 0,
  test_bonus numeric(6, 2) not null default 0
);
create unique index hour_conversions_by_place
  on hour_conversions (coalesce(jurisdiction_id, '*'), from_year, unit, from_quantity);
insert into hour_conversions (id, from_year, unit, from_quantity, hours_fixed, hours_each) values
  ('lesson', 2010, 'LESSON', 0, 0, 1),
  ('day', 2010, 'DAY', 0, 0, 8),
  ('hour', 2010, 'HOUR', 0, 0, 1),
  ('minute-0', 2010, 'MINUTE', 0, 0.25, 0),
  ('minute-15', 2010, 'MINUTE', 15, 0.5, 0),
  ('minute-30', 2010, 'MINUTE', 30, 1, 0),
  ('minute-45', 2010, 'MINUTE', 45, 0, 0.0223);

create table external_hour_claims (
  id text primary key,
  account_id text not null references accounts (id),
  organisation_id text not null references organisations (id),
  year integer not null,
  subject text not null check (subject in ('PUBLIC', 'PROFESSIONAL')),
  form_code text not null references hour_forms (code),
  organiser text not null,
  title text not null,
  held_from date not null,
  held_to date not null check (held_to >= held_from),
  unit text not null,
  quantity numeric(8, 2) not null check (quantity > 0),
  test_passed boolean not null,
  credit_hours numeric(6, 2) not null check (credit_hours > 0),
  capped boolean not null,
  proof_key text not null,
  proof_name text not null,
  state text not null default 'REQUESTED' check (state in ('REQUESTED', 'APPROVED', 'RETURNED')),
  requested_at timestamptz not null,
  decided_by text references accounts (id),
  decided_at timestamptz,
  decision_note text,
  check ((state = 'REQUESTED') = (decided_by is null)),
  check (decided_by <> account_id)
);
create index external_hour_claims_by_account on external_hour_claims (account_id, year);
create index external_hour_claims_by_organisation on external_hour_claims (organisation_id, state, requested_at);
