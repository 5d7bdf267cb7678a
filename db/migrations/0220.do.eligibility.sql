-- What the years of a person lead to: justified absence (G13), annual assessment (N35), title review
-- (N37, G11), loss of eligibility (N38), and the machine interface of title-review systems.

create table absence_reasons (
  code           text    primary key,
  name           text    not null,
  hint           text    not null default '',
  proof_required boolean not null default true,
  -- A year is excused when the absence covers at least so many of its days.
  days_for_year  integer not null default 90 check (days_for_year between 1 and 366),
  position       integer not null
);
comment on table absence_reasons is 'Reasons of justified absence (G13).';
insert into absence_reasons (code, name, hint, proof_required, days_for_year, position) values
  ('LONG_SICK_LEAVE', '长期病假', '医院的病情证明或单位的病假审批', true, 90, 1),
  ('MATERNITY', '产假、生育相关假期', '单位的休假审批', true, 60, 2),
  ('ABROAD', '出国（境）进修、援外', '派出文件或出国（境）审批', true, 90, 3),
  ('SECONDED', '借调、援派、驻村', '借调或派出文件', true, 90, 4),
  ('OTHER', '其他正当理由', '写明情况，由单位按实际认定', false, 90, 5);

create table justified_absences (
  id                    uuid        primary key,
  account_id            uuid        not null references accounts (id),
  organisation_id       uuid        not null references organisations (id),
  jurisdiction_id       text        references jurisdictions (id),
  industry_authority_id uuid        references organisations (id),
  reason_code           text        not null references absence_reasons (code),
  valid_from            date        not null,
  valid_to              date        not null,
  -- The years this absence excuses, by the reason's number of days.
  years                 integer[]   not null,
  note                  text        not null default '',
  proof_key             text,
  proof_name            text,
  state                 text        not null
    check (state in ('REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  requested_by          uuid        not null references accounts (id),
  requested_at          timestamptz not null,
  decided_by            uuid        references accounts (id),
  decided_at            timestamptz,
  decision_note         text,
  withdrawn_by          uuid        references accounts (id),
  withdrawn_at          timestamptz,
  withdrawn_because     text,
  check (valid_to >= valid_from),
  check (decided_by is null or decided_by <> account_id)
);
comment on table justified_absences is
  'Justified absences (G13). The body of the row is kept with it: unit or agency, supervising district '
  '(null for municipal and central units), industry authority.';
create index justified_absences_by_account on justified_absences (account_id);
create index justified_absences_by_organisation
  on justified_absences (organisation_id, state, requested_at desc);
create index justified_absences_by_jurisdiction
  on justified_absences (jurisdiction_id, state, requested_at desc);
create index justified_absences_by_industry
  on justified_absences (industry_authority_id, state, requested_at desc);

create table cycle_rules (
  id                  uuid        primary key,
  name                text        not null,
  basis               text        not null,
  -- Null: every series, level, place.
  series_code         text        references title_series (code),
  level               text
    check (level is null or level in ('SENIOR_FULL', 'SENIOR_ASSOCIATE', 'INTERMEDIATE', 'ASSISTANT',
      'JUNIOR_TECHNICIAN')),
  jurisdiction_id     text        references jurisdictions (id),
  apply_from_year     integer     not null,
  apply_to_year       integer,
  first_topic_year    integer     not null default 2010,
  -- FIXED: not counted from the current title but a fixed number of years a level.
  starts              text        not null default 'TITLE' check (starts in ('TITLE', 'FIXED')),
  counting            text        not null default 'BY_YEAR' check (counting in ('BY_YEAR', 'BY_NUMBER')),
  last_years          integer     check (last_years between 1 and 30),
  cap_years           integer     check (cap_years between 1 and 30),
  years_without_title integer     not null default 1 check (years_without_title between 0 and 30),
  topic_counts_once   boolean     not null default false,
  before_title_counts boolean     not null default false,
  excused_counts      boolean     not null default true,
  evidence            text        not null default 'ENDORSED'
    check (evidence in ('SLIP', 'ENDORSED', 'RECORDED')),
  created_by          uuid        references accounts (id),
  created_at          timestamptz not null default now(),
  ended_by            uuid        references accounts (id),
  ended_at            timestamptz,
  ended_because       text,
  check (apply_to_year is null or apply_to_year >= apply_from_year),
  check (starts = 'TITLE' or last_years is not null)
);
comment on table cycle_rules is
  'How many years a title review asks for (N37, G11), by series, level and place.';
insert into cycle_rules (id, name, basis, apply_from_year) values
  ('00000000-0000-7000-8000-000000002010', '全市通用', '渝人社办〔2010〕257号第四条第五款：申报人须提交本周期公需科目成绩合格单', 2011);

create table annual_assessments (
  id                    uuid        primary key,
  organisation_id       uuid        not null references organisations (id),
  jurisdiction_id       text        references jurisdictions (id),
  industry_authority_id uuid        references organisations (id),
  year                  integer     not null,
  version               integer     not null,
  people                integer     not null,
  not_excellent         integer     not null,
  frozen_by             uuid        not null references accounts (id),
  frozen_by_name        text        not null,
  frozen_at             timestamptz not null,
  unique (organisation_id, year, version)
);
comment on table annual_assessments is 'Frozen lists of a unit''s people for the annual assessment (N35).';
create index annual_assessments_by_jurisdiction on annual_assessments (jurisdiction_id, year);
create index annual_assessments_by_industry on annual_assessments (industry_authority_id, year);

create table assessment_lines (
  assessment_id    uuid    not null references annual_assessments (id),
  position         integer not null,
  account_id       uuid    not null references accounts (id),
  name             text    not null,
  id_number_masked text    not null,
  outcome          text    not null
    check (outcome in ('FULFILLED', 'EXCUSED', 'TOOK_PART', 'NOT_EXCELLENT', 'NOT_REQUIRED')),
  because          text    not null,
  primary key (assessment_id, position)
);
comment on table assessment_lines is 'People of a frozen assessment list and their outcome.';

create table review_recommendations (
  id                    uuid        primary key,
  account_id            uuid        not null references accounts (id),
  organisation_id       uuid        not null references organisations (id),
  jurisdiction_id       text        references jurisdictions (id),
  industry_authority_id uuid        references organisations (id),
  application_year      integer     not null,
  series_code           text        references title_series (code),
  level                 text        not null
    check (level in ('SENIOR_FULL', 'SENIOR_ASSOCIATE', 'INTERMEDIATE', 'ASSISTANT', 'JUNIOR_TECHNICIAN')),
  state                 text        not null default 'RECOMMENDED'
    check (state in ('RECOMMENDED', 'WITHDRAWN', 'ACCEPTED', 'REFUSED')),
  -- What the recommendation rested on, as it was.
  rested_on             jsonb       not null,
  recommended_by        uuid        not null references accounts (id),
  recommended_at        timestamptz not null,
  withdrawn_by          uuid        references accounts (id),
  withdrawn_at          timestamptz,
  withdrawn_because     text,
  check (recommended_by <> account_id)
);
comment on table review_recommendations is 'Recommendations of a unit for title review (N37).';
create unique index review_recommendations_one_live on review_recommendations (account_id, application_year)
  where state <> 'WITHDRAWN';
create index review_recommendations_by_organisation
  on review_recommendations (organisation_id, application_year);

create table acceptance_checks (
  id               uuid        primary key,
  organisation_id  uuid        not null references organisations (id),
  application_year integer     not null,
  level            text        not null
    check (level in ('SENIOR_FULL', 'SENIOR_ASSOCIATE', 'INTERMEDIATE', 'ASSISTANT', 'JUNIOR_TECHNICIAN')),
  source           text        not null check (source in ('RECOMMENDED', 'LIST')),
  made_by          uuid        not null references accounts (id),
  made_by_name     text        not null,
  made_at          timestamptz not null
);
comment on table acceptance_checks is 'Checks of applicants by a reviewing body.';
create index acceptance_checks_by_organisation on acceptance_checks (organisation_id, made_at desc);

create table acceptance_lines (
  id                uuid        primary key,
  check_id          uuid        not null references acceptance_checks (id),
  position          integer     not null,
  -- Null where nobody of this scope was found.
  account_id        uuid        references accounts (id),
  name              text        not null,
  id_number_masked  text        not null,
  recommendation_id uuid        references review_recommendations (id),
  outcome           text        not null check (outcome in ('READY', 'NOT_READY', 'UNKNOWN')),
  because           text        not null,
  decision          text        check (decision in ('ACCEPTED', 'REFUSED')),
  decided_by        uuid        references accounts (id),
  decided_at        timestamptz,
  decision_note     text
);
comment on table acceptance_lines is 'Applicants of a check, their outcome and the decision.';
create index acceptance_lines_by_check on acceptance_lines (check_id, "position");

create table eligibility_losses (
  id               uuid        primary key,
  account_id       uuid        not null references accounts (id),
  year             integer     not null,
  -- Case that decided it.
  reference        text        not null,
  because          text        not null,
  lost_at          timestamptz not null,
  restored_at      timestamptz,
  restored_because text
);
comment on table eligibility_losses is 'Years in which a person is neither reviewed nor appointed (N38).';
create unique index eligibility_losses_one_live on eligibility_losses (account_id, year, reference)
  where restored_at is null;

create table api_keys (
  id                  uuid        primary key,
  organisation_id     uuid        not null references organisations (id),
  name                text        not null,
  key_hash            text        not null unique,
  -- First characters of the key, by which people tell keys apart.
  hint                text        not null,
  scope               text[]      not null check (scope <@ array['RECORD', 'READINESS']),
  requests_per_minute integer     not null default 60 check (requests_per_minute between 1 and 6000),
  expires_at          timestamptz not null,
  created_by          uuid        not null references accounts (id),
  created_at          timestamptz not null,
  revoked_by          uuid        references accounts (id),
  revoked_at          timestamptz,
  revoked_because     text,
  last_used_at        timestamptz
);
comment on table api_keys is 'Keys of title-review systems to the machine interface.';
