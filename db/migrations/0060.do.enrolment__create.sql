create table enrolments (
  id text primary key,
  account_id text not null references accounts (id),
  topic_id text not null references annual_topics (id),
  state text not null default 'SELECTED' check (state in ('SELECTED', 'OPEN', 'WITHDRAWN', 'REFUNDED')),
  selected_at timestamptz not null default now(),
  ended_at timestamptz
);
-- One enrolment a topic while active (N5); a withdrawn one may be followed by another.
create unique index enrolments_one_active on enrolments (account_id, topic_id) where state in ('SELECTED', 'OPEN');
create index enrolments_by_account on enrolments (account_id);
create index enrolments_by_topic on enrolments (topic_id, state);

-- Study and exam rights (N7-N10): at most one live grant an enrolment.
create table access_grants (
  id text primary key,
  enrolment_id text not null references enrolments (id),
  because text not null check (because in ('COUNTER', 'ONLINE', 'FREE')),
  order_id text,
  granted_by text references accounts (id),
  organisation_id text references organisations (id),
  granted_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_because text
);
create unique index access_grants_one_live on access_grants (enrolment_id) where revoked_at is null;

create table study_rounds (
  id text primary key,
  enrolment_id text not null references enrolments (id),
  round_no integer not null check (round_no >= 1),
  because text not null check (because in ('FIRST', 'RESTUDY')),
  opened_at timestamptz not null default now(),
  completed_at timestamptz,
  completed_by_rule text,
  unique (enrolment_id, round_no)
);
