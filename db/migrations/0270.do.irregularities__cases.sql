-- A case of N38: suspicion, notice, defence, decision by two persons, appeal before a third, end.
-- Every step keeps who and when; what a decision did is kept row by row, so that a won appeal undoes it.

-- Thresholds of the rules and terms of a case: data, changed with a reason.
create table irregularity_thresholds (
  rule text not null,
  name text not null,
  label text not null,
  unit text not null,
  value numeric(10, 2) not null,
  least numeric(10, 2) not null default 0,
  position integer not null,
  primary key (rule, name)
);
insert into irregularity_thresholds (rule, name, label, unit, value, least, position) values
  ('CASE', 'defence_days', '陈述申辩期限', '天', 10, 3, 1),
  ('CASE', 'appeal_days', '申诉期限', '天', 30, 7, 2),
  ('CASE', 'mask_names', '通报中隐去个人姓名（1是，0否）', '', 1, 0, 3);

create table irregularity_threshold_changes (
  id text primary key,
  rule text not null,
  name text not null,
  old_value numeric(10, 2) not null,
  new_value numeric(10, 2) not null,
  because text not null,
  changed_by text not null references accounts (id),
  at timestamptz not null,
  foreign key (rule, name) references irregularity_thresholds (rule, name)
);

create sequence irregularity_case_numbers;
create table irregularity_cases (
  id text primary key,
  case_no text not null unique,
  account_id text references accounts (id),
  organisation_id text references organisations (id),
  violation text not null check (violation in ('IMPROPER_RECORDING', 'ARBITRARY_ENDORSEMENT', 'FRAUD')),
  year integer not null,
  title text not null,
  facts text not null,
  source text not null check (source in ('FINDING', 'REPORT', 'SPOT_CHECK')),
  -- The finding, or the row of the feature that reported.
  reference text,
  reported_by text not null references accounts (id),
  reporting_organisation_id text references organisations (id),
  reported_at timestamptz not null,
  state text not null check (state in ('REPORTED', 'OPEN', 'NOTIFIED', 'DEFENDED', 'PROPOSED', 'DECIDED', 'APPEALED', 'CLOSED')),
  outcome text check (outcome in ('NOT_ACCEPTED', 'DROPPED', 'UPHELD', 'OVERTURNED')),
  assigned_to text references accounts (id),
  notice text,
  notified_at timestamptz,
  defence_due_at timestamptz,
  defence text,
  defence_file text,
  defended_at timestamptz,
  measures text[] not null default '{}',
  proposal text,
  circular text,
  proposed_by text references accounts (id),
  proposed_at timestamptz,
  decided_by text references accounts (id),
  decided_at timestamptz,
  circular_id text,
  appeal_due_at timestamptz,
  appeal text,
  appeal_file text,
  appealed_at timestamptz,
  appeal_decided_by text references accounts (id),
  appeal_reason text,
  closed_at timestamptz,
  check ((account_id is null) <> (organisation_id is null)),
  check ((state = 'CLOSED') = (outcome is not null)),
  check ((state = 'CLOSED') = (closed_at is not null)),
  -- Two persons for a decision, a third for the appeal; never the one it is about.
  constraint irregularity_cases_four_eyes check (decided_by <> proposed_by),
  constraint irregularity_cases_third_person
    check (appeal_decided_by is null or (appeal_decided_by <> decided_by and appeal_decided_by <> proposed_by)),
  constraint irregularity_cases_not_own check (coalesce(decided_by, '') <> coalesce(account_id, '-')
    and coalesce(proposed_by, '') <> coalesce(account_id, '-') and coalesce(appeal_decided_by, '') <> coalesce(account_id, '-'))
);
create index irregularity_cases_by_state on irregularity_cases (state, reported_at desc);
create index irregularity_cases_by_account on irregularity_cases (account_id) where account_id is not null;
create index irregularity_cases_by_organisation on irregularity_cases (organisation_id) where organisation_id is not null;
create index irregularity_cases_by_reporter on irregularity_cases (reporting_organisation_id, reported_at desc);
create unique index irregularity_cases_once on irregularity_cases (source, reference, coalesce(account_id, organisation_id))
  where reference is not null;

-- The slips a case is about: what a decision may reach.
create table irregularity_case_slips (
  case_id text not null references irregularity_cases (id),
  slip_id text not null references result_slips (id),
  primary key (case_id, slip_id)
);

-- What a decision did to which row, with what is needed to undo it.
create table irregularity_effects (
  id text primary key,
  case_id text not null references irregularity_cases (id),
  kind text not null check (kind in ('RESULT', 'SLIP', 'ENDORSEMENT', 'HOURS', 'ELIGIBILITY', 'CIRCULAR')),
  subject_id text not null,
  before jsonb not null default '{}',
  done_at timestamptz not null,
  undone_at timestamptz,
  undone_note text
);
create index irregularity_effects_by_case on irregularity_effects (case_id);

create table irregularity_case_events (
  id bigint generated always as identity primary key,
  case_id text not null references irregularity_cases (id),
  text text not null,
  actor_account_id text references accounts (id),
  at timestamptz not null
);
create index irregularity_case_events_by_case on irregularity_case_events (case_id, id);
