create table exam_papers (
  id            uuid        primary key,
  topic_id      text        not null references annual_topics (id),
  form_no       integer     not null,
  question_ids  text[]      not null,
  -- Kinds and keys are frozen: grading reads no question.
  kinds         text[]      not null,
  option_orders text[]      not null,
  answer_keys   text[]      not null,
  points        integer[]   not null,
  lesson_ids    text[]      not null,
  drawn_at      timestamptz not null default now(),
  unique (topic_id, form_no)
);
comment on table exam_papers is
  'Paper variants, drawn before the exam, so that a start is one insert (lesson 7). Arrays run in item '
  'order; letters are those on the sheet, after the shuffle.';

create sequence submission_numbers;
create table exam_submissions (
  submission_no text primary key,
  attempt_id    uuid not null,
  unique (submission_no, attempt_id)
);
comment on table exam_submissions is
  'Numbers of submissions: each belongs to one attempt, whatever its topic. (A unique index of the '
  'partitioned exam_attempts could not promise it.)';

-- Attempts and answers have a partition for each topic (docs/exam-day.md), made when the topic is
-- (db/projections/exam_partitions.sql): indexes of the exam under way stay in memory, a year that is over is
-- frozen and moved. Whatever must be unique contains the topic, and foreign keys say that it is that of the
-- enrolment.
create table exam_attempts (
  id               uuid        not null,
  enrolment_id     uuid        not null,
  round_id         uuid        not null,
  account_id       uuid        not null references accounts (id),
  topic_id         text        not null references annual_topics (id),
  paper_id         uuid        not null references exam_papers (id),
  -- Items of the paper: saving reads this row alone.
  item_count       smallint    not null,
  attempt_no       integer     not null check (attempt_no >= 1),
  state            text        not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'GRADED')),
  started_at       timestamptz not null default now(),
  deadline_at      timestamptz not null,
  -- Writer lease: only the device opened last may save.
  writer_token     text        not null,
  writer_since     timestamptz not null default now(),
  -- How often the sheet was opened: each opening numbers its answers in a range of its own.
  openings         integer     not null default 0,
  -- Last time the server heard of the examinee; decides G4.
  last_contact_at  timestamptz not null default now(),
  closed_at        timestamptz,
  closed_because   text        check (closed_because in ('HANDED_IN', 'TIME_UP', 'NOT_RETURNED')),
  submission_no    text,
  result           text        check (result in ('PASSED', 'FAILED', 'FAILED_NO_SCORE', 'VOIDED')),
  score            integer,
  score_by_lesson  jsonb,
  graded_at        timestamptz,
  device           text        not null default '',
  -- Attempts restored after a platform fault do not count (G5).
  restored_at      timestamptz,
  restored_because text,
  -- Annulled by an intervention; result is VOIDED then.
  annulled_at      timestamptz,
  annulled_because text,
  constraint exam_attempts_annulled
    check ((result is not distinct from 'VOIDED') = (annulled_at is not null)),
  primary key (id, topic_id),
  foreign key (enrolment_id, topic_id) references enrolments (id, topic_id),
  foreign key (round_id, enrolment_id) references study_rounds (id, enrolment_id),
  foreign key (submission_no, id) references exam_submissions (submission_no, attempt_id) on update cascade,
  check ((state = 'OPEN') = (closed_at is null)),
  check ((state = 'GRADED') = (result is not null))
) partition by list (topic_id);
comment on table exam_attempts is 'Attempts at the exam: start, deadline, closing, grade. A partition a topic.';
-- N17 and lesson 5: no doubled attempt, whatever is clicked how often.
create unique index exam_attempts_one_open on exam_attempts (enrolment_id, topic_id) where state = 'OPEN';
create unique index exam_attempts_number on exam_attempts (round_id, attempt_no, topic_id)
  where restored_at is null;
create index exam_attempts_by_account on exam_attempts (account_id, started_at desc);
create index exam_attempts_due on exam_attempts (deadline_at) where state = 'OPEN';
create index exam_attempts_ungraded on exam_attempts (closed_at) where state = 'CLOSED';
-- For the monitor: what ended today, and what may be restored.
create index exam_attempts_ended
  on exam_attempts (closed_at) include (topic_id, state, closed_because, result)
  where closed_at is not null;
create index exam_attempts_not_returned on exam_attempts (deadline_at)
  where result = 'FAILED_NO_SCORE' and restored_at is null;
create index exam_attempts_by_start on exam_attempts (started_at);

create table exam_answers (
  topic_id   text        not null,
  attempt_id uuid        not null,
  item_no    smallint    not null check (item_no >= 1),
  seq        integer     not null,
  response   text        not null,
  marked     boolean     not null default false,
  saved_at   timestamptz not null default clock_timestamp()
) partition by list (topic_id);
comment on table exam_answers is
  'Answers as saved, append-only: the newest seq of an item counts, the history is evidence. A partition a '
  'topic, each with its primary key (attempt_id, item_no, seq). No foreign key: the saving statement joins '
  'and locks the attempt.';

create table exam_interventions (
  id              uuid        primary key,
  organisation_id uuid        not null references organisations (id),
  kind            text        not null check (kind in ('EXTEND', 'RESTORE', 'ANNUL')),
  -- One attempt with its topic, or the group described by the next columns.
  attempt_id      uuid,
  topic_id        text        references annual_topics (id),
  district_id     text        references jurisdictions (id),
  from_at         timestamptz,
  until_at        timestamptz,
  seconds         integer     check (seconds > 0),
  because         text        not null,
  state           text        not null default 'PROPOSED'
    check (state in ('PROPOSED', 'APPLIED', 'REJECTED')),
  proposed_by     uuid        not null references accounts (id),
  proposed_at     timestamptz not null default now(),
  -- Attempts targeted, and attempts reached.
  meant_count     integer     not null,
  applied_count   integer,
  decided_by      uuid        references accounts (id),
  decided_at      timestamptz,
  decision_note   text,
  foreign key (attempt_id, topic_id) references exam_attempts (id, topic_id),
  check (attempt_id is null or topic_id is not null),
  check ((kind = 'EXTEND') = (seconds is not null)),
  check (kind <> 'ANNUL' or attempt_id is not null),
  check ((state = 'PROPOSED') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'APPLIED') = (applied_count is not null)),
  constraint exam_interventions_four_eyes check (decided_by <> proposed_by)
);
comment on table exam_interventions is
  'Extension, restoration or annulment of attempts after a fault or misconduct: proposed by one clerk, '
  'decided by another (E17).';
create unique index exam_interventions_one_open on exam_interventions (attempt_id, kind)
  where state = 'PROPOSED';
create index exam_interventions_newest on exam_interventions (organisation_id, proposed_at desc);

create table exam_intervention_attempts (
  intervention_id uuid not null references exam_interventions (id),
  attempt_id      uuid not null,
  primary key (intervention_id, attempt_id)
);
comment on table exam_intervention_attempts is
  'Attempts an intervention targets, fixed when it is proposed. No foreign key to exam_attempts: it would '
  'lock a hundred thousand rows that are being saved to.';
create index exam_intervention_attempts_by_attempt on exam_intervention_attempts (attempt_id);

create table exam_time_extensions (
  id              uuid        primary key,
  attempt_id      uuid        not null,
  topic_id        text        not null,
  seconds         integer     not null check (seconds > 0),
  because         text        not null,
  intervention_id uuid        references exam_interventions (id),
  granted_by      uuid        not null references accounts (id),
  at              timestamptz not null default now(),
  unique (intervention_id, attempt_id),
  foreign key (attempt_id, topic_id) references exam_attempts (id, topic_id)
);
comment on table exam_time_extensions is 'Extra time given to an attempt.';
create index exam_time_extensions_by_attempt on exam_time_extensions (attempt_id);

create table exam_waiting (
  place        bigint      generated always as identity primary key,
  enrolment_id uuid        not null unique references enrolments (id),
  account_id   uuid        not null references accounts (id),
  topic_id     text        not null references annual_topics (id),
  joined_at    timestamptz not null default now(),
  -- When their turn came last; null while they wait for the first time.
  admitted_at  timestamptz,
  last_seen_at timestamptz not null default now()
-- Every reload of the waiting page notes that the person is there.
) with (fillfactor = 50);
comment on table exam_waiting is
  'Start queue of the exam, in the order of place; a start deletes its row. One queue for all processes.';

create unlogged table exam_save_meter (
  at      timestamptz not null,
  process uuid        not null,
  saves   integer     not null,
  slow    integer     not null,
  refused integer     not null,
  primary key (at, process)
);
comment on table exam_save_meter is
  'Answers acknowledged in a second by one process, for the monitor. Unlogged: of interest only while the '
  'exam runs.';
