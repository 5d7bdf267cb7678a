create table learning_years (
  year        integer     primary key,
  -- Whether a person has to learn from the year of the title or from the next (G14).
  duty_begins text        not null default 'NEXT_YEAR' check (duty_begins in ('SAME_YEAR', 'NEXT_YEAR')),
  opened_at   timestamptz not null default now()
);
comment on table learning_years is
  'Years in which people have to learn; opened by the first published topic of the year.';

create table learner_years (
  year                  integer     not null,
  account_id            uuid        not null references accounts (id),
  -- Confirmed employer; agency that keeps the personnel file.
  organisation_id       uuid        references organisations (id),
  agency_id             uuid        references organisations (id),
  affiliation           text        check (affiliation in ('MUNICIPAL', 'DISTRICT', 'CENTRAL')),
  jurisdiction_id       text        not null references jurisdictions (id),
  industry_authority_id uuid        references organisations (id),
  title_level           text,
  title_series          text,
  -- Has to learn in this year (G14).
  required              boolean     not null,
  enrolled_at           timestamptz,
  access_at             timestamptz,
  studied_at            timestamptz,
  first_exam_at         timestamptz,
  passed_at             timestamptz,
  endorsed_at           timestamptz,
  recorded_at           timestamptz,
  -- A justified absence was approved (G13).
  excused_at            timestamptz,
  -- The step in the same order of questions as standingOf; null for who need not learn.
  standing              text        generated always as (CASE
    WHEN (NOT required) THEN NULL
    WHEN (recorded_at is not null) THEN 'DONE'
    WHEN (excused_at is not null) THEN 'EXCUSED'
    WHEN (enrolled_at is null) THEN 'NOT_ENROLLED'
    WHEN (access_at is null) THEN 'NOT_PAID'
    WHEN (studied_at is null) THEN 'NOT_STUDIED'
    WHEN (passed_at is null) THEN 'NOT_PASSED'
    WHEN (endorsed_at is null) THEN 'NOT_ENDORSED'
    ELSE 'NOT_RECORDED'
END) stored,
  primary key (year, account_id)
);
comment on table learner_years is
  'One row a person and year: where the person counts and the steps reached (N29, N34, N35). Kept by '
  'triggers and refresh_learner_years; lists, statistics and supervision read it.';
create index learner_years_by_organisation on learner_years (year, organisation_id, standing, account_id);
create index learner_years_by_jurisdiction on learner_years (year, jurisdiction_id, standing, account_id);
create index learner_years_by_industry on learner_years (year, industry_authority_id, standing, account_id)
  where industry_authority_id is not null;
create index learner_years_by_agency on learner_years (year, agency_id, standing, account_id)
  where agency_id is not null;
create index learner_years_by_person on learner_years (account_id, year);
create index learner_years_by_standing on learner_years (year, standing, account_id)
  where standing is not null;

create table learner_year_changes (
  id         bigint  generated always as identity primary key,
  account_id uuid    not null,
  -- Null: all years of the person.
  year       integer
);
comment on table learner_year_changes is
  'Queue of persons and years to compute anew, written by triggers in the transaction that changed them.';

create table standing_counts (
  year     integer not null,
  scope    text    not null check (scope in ('UNIT', 'AGENCY', 'INDUSTRY', 'DISTRICT', 'CITY')),
  -- The body or jurisdiction; '*' for the city.
  member   text    not null,
  standing text    not null,
  n        integer not null,
  primary key (year, scope, member, standing)
) with (fillfactor = 80);
comment on table standing_counts is
  'People by scope and standing, kept by triggers on learner_years: no page counts people.';

create table reminders (
  account_id      uuid        not null references accounts (id),
  day             date        not null,
  year            integer     not null,
  standing        text        not null,
  -- Null: the platform, by itself (Q31).
  sent_by         uuid        references accounts (id),
  -- What the platform sends by itself does not take the day from the bodies (N34).
  by_itself       boolean     generated always as (sent_by is null) stored not null,
  organisation_id uuid        references organisations (id),
  at              timestamptz not null default now(),
  primary key (account_id, day, by_itself)
);
comment on table reminders is
  'Who was reminded on which day (N34): at most once a day by bodies and once by the platform.';

create table reminder_days (
  days_before integer primary key check (days_before between 0 and 365)
);
comment on table reminder_days is 'Days before the exam closes on which the platform reminds by itself.';
insert into reminder_days values (60), (30), (7), (1);

create table reminder_runs (
  year        integer     not null,
  days_before integer     not null,
  begun_at    timestamptz not null default now(),
  primary key (year, days_before)
);
comment on table reminder_runs is 'Reminder days of a year that are done.';

create table reminder_orders (
  id              uuid        primary key,
  last_account_id uuid        not null default '00000000-0000-0000-0000-000000000000',
  reached         integer     not null default 0,
  skipped         integer     not null default 0,
  done_at         timestamptz
);
comment on table reminder_orders is
  'Progress of a reminder ordered by an officer; it continues behind the last person reached.';
