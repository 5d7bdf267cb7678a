-- What the centre does to attempts after a fault or misconduct: proposed by one clerk, decided by
-- another (E17). Nobody confirms his own proposal, whatever the program says.
create table exam_interventions (
  id text primary key,
  organisation_id text not null references organisations (id),
  kind text not null check (kind in ('EXTEND', 'RESTORE', 'ANNUL')),
  -- One attempt, or the group the next columns describe.
  attempt_id text references exam_attempts (id),
  topic_id text references annual_topics (id),
  district_id text references jurisdictions (id),
  from_at timestamptz,
  until_at timestamptz,
  seconds integer check (seconds > 0),
  because text not null,
  state text not null default 'PROPOSED' check (state in ('PROPOSED', 'APPLIED', 'REJECTED')),
  proposed_by text not null references accounts (id),
  proposed_at timestamptz not null default now(),
  -- How many attempts the proposal means, and how many it reached.
  meant_count integer not null,
  applied_count integer,
  decided_by text references accounts (id),
  decided_at timestamptz,
  decision_note text,
  check ((kind = 'EXTEND') = (seconds is not null)),
  check (kind <> 'ANNUL' or attempt_id is not null),
  check ((state = 'PROPOSED') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'APPLIED') = (applied_count is not null)),
  constraint exam_interventions_four_eyes check (decided_by <> proposed_by)
);
create unique index exam_interventions_one_open on exam_interventions (attempt_id, kind) where state = 'PROPOSED';
create index exam_interventions_newest on exam_interventions (organisation_id, proposed_at desc);

-- The attempts meant, fixed with the proposal: what is confirmed is what was proposed.
-- No foreign key to the attempts: it would lock a hundred thousand rows that are being saved to.
create table exam_intervention_attempts (
  intervention_id text not null references exam_interventions (id),
  attempt_id text not null,
  primary key (intervention_id, attempt_id)
);
create index exam_intervention_attempts_by_attempt on exam_intervention_attempts (attempt_id);

alter table exam_time_extensions add column intervention_id text references exam_interventions (id);
create index exam_time_extensions_by_attempt on exam_time_extensions (attempt_id);

alter table exam_attempts add column annulled_at timestamptz;
alter table exam_attempts add column annulled_because text;
alter table exam_attempts add constraint exam_attempts_annulled
  check ((result is not distinct from 'VOIDED') = (annulled_at is not null));

-- What the monitor counts: what ended today, and what may be given back, without reading the rest.
create index exam_attempts_ended on exam_attempts (closed_at) include (topic_id, state, closed_because, result)
  where closed_at is not null;
create index exam_attempts_not_returned on exam_attempts (deadline_at)
  where result = 'FAILED_NO_SCORE' and restored_at is null;

-- Answers acknowledged in a second by one process; the monitor adds the processes up. Only of interest
-- while the exam runs, so it need not outlive a crash.
create unlogged table exam_save_meter (
  at timestamptz not null,
  process text not null,
  saves integer not null,
  slow integer not null,
  refused integer not null,
  primary key (at, process)
);
