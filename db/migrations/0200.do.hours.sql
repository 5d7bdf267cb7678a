-- Entries in the certificate and on the card (N30), the rules of the years, and hours earned elsewhere.

create table hour_rules (
  id                     uuid          primary key,
  -- Null: the whole city.
  jurisdiction_id        text          references jurisdictions (id),
  from_year              integer       not null,
  to_year                integer,
  min_public_hours       numeric(6, 2) not null check (min_public_hours >= 0),
  -- Null where a value is not prescribed.
  min_total_hours        numeric(6, 2),
  -- Share of the total minimum that has to be professional subjects (E1: as a rule two thirds).
  min_professional_share numeric(5, 4) check (min_professional_share between 0 and 1),
  daily_cap_hours        numeric(6, 2) not null check (daily_cap_hours > 0),
  -- Public hours above the minimum count in the year after as well (E7).
  carry_over             boolean       not null default false,
  -- How many past years may still be claimed for (E7).
  make_up_years          integer       not null default 1 check (make_up_years between 0 and 20),
  basis                  text          not null,
  because                text          not null default '',
  created_by             uuid          references accounts (id),
  created_at             timestamptz   not null default now(),
  ended_by               uuid          references accounts (id),
  ended_at               timestamptz,
  ended_because          text,
  check (to_year >= from_year - 1),
  check (min_total_hours >= min_public_hours)
);
comment on table hour_rules is
  'Hours a year asks for (N29, E1, E6), by year and place. A rule is never changed but ended and '
  'replaced; one whose last year is before its first never applied.';
-- One rule a place and first year, among those that apply.
create unique index hour_rules_by_place on hour_rules (coalesce(jurisdiction_id, '*'), from_year)
  where to_year is null or to_year >= from_year;
insert into hour_rules (id, from_year, min_public_hours, daily_cap_hours, basis) values
  ('00000000-0000-7000-8000-000000002010', 2010, 20, 8, '渝人社办〔2010〕257号第四条第三款：每年不少于20学时');

create table hour_conversion_tables (
  id              uuid        primary key,
  -- Null: the whole city.
  jurisdiction_id text        references jurisdictions (id),
  from_year       integer     not null,
  to_year         integer,
  basis           text        not null,
  because         text        not null default '',
  created_by      uuid        references accounts (id),
  created_at      timestamptz not null default now(),
  ended_by        uuid        references accounts (id),
  ended_at        timestamptz,
  ended_because   text,
  check (to_year >= from_year - 1)
);
comment on table hour_conversion_tables is
  'Conversion of external training into credit hours (E5), by year and place.';
create unique index hour_conversion_tables_by_place
  on hour_conversion_tables (coalesce(jurisdiction_id, '*'), from_year)
  where to_year is null or to_year >= from_year;
insert into hour_conversion_tables (id, from_year, basis) values 
  ('00000000-0000-7000-8000-000000002010', 2010, '平台的一般折算办法');

create table hour_conversions (
  id            uuid           primary key,
  table_id      uuid           not null references hour_conversion_tables (id),
  unit          text           not null check (unit in ('LESSON', 'MINUTE', 'DAY', 'HOUR')),
  from_quantity numeric(8, 2)  not null default 0,
  hours_fixed   numeric(6, 2)  not null default 0,
  -- Six decimals: 45 minutes are one hour (E5), and three hours of lessons must not come to 4.01.
  hours_each    numeric(12, 6) not null default 0,
  test_bonus    numeric(6, 2)  not null default 0
);
comment on table hour_conversions is
  'Brackets of a conversion table: from a quantity on, fixed hours, hours a unit, and a bonus for a '
  'passed test.';
create unique index hour_conversions_by_bracket on hour_conversions (table_id, unit, from_quantity);
insert into hour_conversions (id, table_id, unit, from_quantity, hours_fixed, hours_each) values
  ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000002010', 'LESSON', 0, 0, 1),
  ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000002010', 'DAY', 0, 0, 8),
  ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000002010', 'HOUR', 0, 0, 1),
  ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000002010', 'MINUTE', 0, 0.25, 0),
  ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000002010', 'MINUTE', 15, 0.5, 0),
  ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000002010', 'MINUTE', 30, 1, 0),
  ('00000000-0000-7000-8000-000000000007', '00000000-0000-7000-8000-000000002010', 'MINUTE', 45, 0, 0.022223);

create table hour_forms (
  code     text    primary key,
  name     text    not null,
  position integer not null
);
comment on table hour_forms is 'Forms of external training (E8).';
insert into hour_forms (code, name, position) values
  ('CLASS', '培训班、研修班、进修班', 1),
  ('PRACTICE', '到相关单位开展实践活动', 2),
  ('DISTANCE', '远程教育', 3),
  ('CONFERENCE', '学术会议、学术讲座、学术访问', 4),
  ('OTHER_PROVINCE', '其他省市登记的学时', 5);

create sequence entry_numbers;
create table certificate_entries (
  id                uuid          primary key,
  entry_no          text          not null unique,
  account_id        uuid          not null references accounts (id),
  year              integer       not null,
  topic_id          text          references annual_topics (id),
  slip_id           uuid          references result_slips (id),
  endorsement_id    uuid          references endorsements (id),
  -- Of professional subjects; null on public ones.
  offering_id       uuid,
  organisation_id   uuid          not null references organisations (id),
  subject           text          not null default 'PUBLIC' check (subject in ('PUBLIC', 'PROFESSIONAL')),
  title             text          not null,
  organiser         text,
  held_from         date,
  held_to           date,
  credit_hours      numeric(6, 2) not null,
  confirmed_by      uuid          not null references accounts (id),
  confirmed_at      timestamptz   not null default now(),
  withdrawn_at      timestamptz,
  withdrawn_because text,
  check (held_to >= held_from),
  constraint certificate_entries_professional
    check (subject <> 'PROFESSIONAL'
      or (offering_id is not null and organiser is not null and held_from is not null
      and held_to is not null and endorsement_id is null)),
  constraint certificate_entries_public
    check (subject <> 'PUBLIC'
      or (topic_id is not null and slip_id is not null and endorsement_id is not null
      and offering_id is null))
);
comment on table certificate_entries is
  'Credit hours recorded in a person''s certificate (N30): PUBLIC on an endorsed slip, PROFESSIONAL on an '
  'authority''s recognition (N32, N33).';
create unique index certificate_entries_once on certificate_entries (endorsement_id)
  where withdrawn_at is null;
create index certificate_entries_by_account on certificate_entries (account_id, year);
-- Irregularity rules look night by night.
create index certificate_entries_by_time on certificate_entries (confirmed_at);
-- An offering counts once a person.
create unique index certificate_entries_offering_once on certificate_entries (account_id, offering_id)
  where withdrawn_at is null and offering_id is not null;

create table card_entries (
  id                   uuid          primary key,
  certificate_entry_id uuid          not null unique references certificate_entries (id),
  organisation_id      uuid          not null references organisations (id),
  account_id           uuid          not null references accounts (id),
  year                 integer       not null,
  credit_hours         numeric(6, 2) not null,
  recorded_at          timestamptz   not null default now()
);
comment on table card_entries is
  'The same hours on the unit''s registration card: one confirmation writes both (N30).';
create index card_entries_by_organisation on card_entries (organisation_id, year);

create table external_hour_claims (
  id                uuid          primary key,
  account_id        uuid          not null references accounts (id),
  organisation_id   uuid          not null references organisations (id),
  year              integer       not null,
  subject           text          not null check (subject in ('PUBLIC', 'PROFESSIONAL')),
  form_code         text          not null references hour_forms (code),
  organiser         text          not null,
  title             text          not null,
  held_from         date          not null,
  held_to           date          not null,
  unit              text          not null check (unit in ('LESSON', 'MINUTE', 'DAY', 'HOUR')),
  quantity          numeric(8, 2) not null check (quantity > 0),
  test_passed       boolean       not null,
  credit_hours      numeric(6, 2) not null check (credit_hours > 0),
  capped            boolean       not null,
  proof_key         text          not null,
  proof_name        text          not null,
  state             text          not null default 'REQUESTED'
    check (state in ('REQUESTED', 'APPROVED', 'RETURNED')),
  requested_at      timestamptz   not null,
  decided_by        uuid          references accounts (id),
  decided_at        timestamptz,
  decision_note     text,
  -- An approved claim can be withdrawn with a reason.
  withdrawn_at      timestamptz,
  withdrawn_by      uuid          references accounts (id),
  withdrawn_because text,
  check (held_to >= held_from),
  check ((state = 'REQUESTED') = (decided_by is null)),
  check (decided_by <> account_id),
  check (withdrawn_at is null or (withdrawn_because is not null and state = 'APPROVED'))
);
comment on table external_hour_claims is
  'Hours claims: hours earned elsewhere (E8), claimed with proof, converted, decided by employer or '
  'agency.';
create index external_hour_claims_by_account on external_hour_claims (account_id, year);
create index external_hour_claims_by_organisation
  on external_hour_claims (organisation_id, state, requested_at);

create table hours_waiting (
  endorsement_id uuid primary key,
  account_id     uuid not null
);
comment on table hours_waiting is
  'Endorsed slips whose hours may still have to be recorded; kept by triggers. Never one too few, the '
  'view hours_to_confirm checks each. No foreign keys: withdrawing hours must not wait for a lock on the '
  'endorsement.';
create index hours_waiting_of_person on hours_waiting (account_id);
