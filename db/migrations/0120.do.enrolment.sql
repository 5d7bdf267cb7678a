create table enrolments (
  id          uuid        primary key,
  account_id  uuid        not null references accounts (id),
  topic_id    text        not null references annual_topics (id),
  state       text        not null default 'SELECTED'
    check (state in ('SELECTED', 'OPEN', 'WITHDRAWN', 'REFUNDED')),
  selected_at timestamptz not null default now(),
  ended_at    timestamptz,
  -- What belongs to an enrolment names its topic too, where tables have a partition for each.
  unique (id, topic_id)
);
comment on table enrolments is 'Enrolment of a learner in a topic.';
-- One enrolment a topic while active (N5); a withdrawn one may be followed by another.
create unique index enrolments_one_active on enrolments (account_id, topic_id)
  where state in ('SELECTED', 'OPEN');
create index enrolments_by_account on enrolments (account_id);
create index enrolments_by_topic on enrolments (topic_id, state);

create table access_grants (
  id              uuid        primary key,
  enrolment_id    uuid        not null references enrolments (id),
  because         text        not null check (because in ('COUNTER', 'ONLINE', 'GROUP', 'FREE')),
  -- No foreign key: payment builds on enrolment.
  order_id        uuid,
  granted_by      uuid        references accounts (id),
  organisation_id uuid        references organisations (id),
  granted_at      timestamptz not null default now(),
  revoked_at      timestamptz,
  revoked_because text
);
comment on table access_grants is 'Right to study and to sit the exam (N7-N10), and why it was given.';
create unique index access_grants_one_live on access_grants (enrolment_id) where revoked_at is null;
create index access_grants_by_time on access_grants (granted_at);

create table study_rounds (
  id                uuid        primary key,
  enrolment_id      uuid        not null references enrolments (id),
  round_no          integer     not null check (round_no >= 1),
  because           text        not null check (because in ('FIRST', 'RESTUDY')),
  -- G6: to be paid before the round opens; 0 when free or paid.
  owed_fen          integer     not null default 0 check (owed_fen >= 0),
  opened_at         timestamptz not null default now(),
  completed_at      timestamptz,
  completed_by_rule text,
  unique (enrolment_id, round_no),
  unique (id, enrolment_id)
);
comment on table study_rounds is 'Rounds of study of an enrolment: the first, and one for each restudy (G6).';
-- A spot check draws from the rounds completed in a period.
create index study_rounds_by_completion on study_rounds (completed_at) where completed_at is not null;
