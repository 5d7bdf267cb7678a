-- Forms are drawn before anybody starts, so that a start is one insert (lesson 7 of lessons.md).
-- Arrays run in item order; letters are those on the sheet, after the shuffle.
create table exam_papers (
  id text primary key,
  topic_id text not null references annual_topics (id),
  form_no integer not null,
  question_ids text[] not null,
  option_orders text[] not null,
  answer_keys text[] not null,
  points integer[] not null,
  lesson_ids text[] not null,
  drawn_at timestamptz not null default now(),
  unique (topic_id, form_no)
);

create table exam_attempts (
  id text primary key,
  enrolment_id text not null references enrolments (id),
  round_id text not null references study_rounds (id),
  account_id text not null references accounts (id),
  topic_id text not null references annual_topics (id),
  paper_id text not null references exam_papers (id),
  attempt_no integer not null check (attempt_no >= 1),
  state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'GRADED')),
  started_at timestamptz not null default now(),
  deadline_at timestamptz not null,
  writer_token text not null,
  writer_since timestamptz not null default now(),
  -- How often the sheet was opened: each opening numbers its answers in a range of its own.
  openings integer not null default 0,
  -- Last time the server heard of the learner in this attempt; decides G4.
  last_contact_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_because text check (closed_because in ('HANDED_IN', 'TIME_UP', 'NOT_RETURNED')),
  submission_no text unique,
  result text check (result in ('PASSED', 'FAILED', 'FAILED_NO_SCORE', 'VOIDED')),
  score integer,
  score_by_lesson jsonb,
  graded_at timestamptz,
  device text not null default '',
  -- Attempts restored after a platform fault do not count (G5).
  restored_at timestamptz,
  restored_because text,
  check ((state = 'OPEN') = (closed_at is null)),
  check ((state = 'GRADED') = (result is not null))
);
-- N17 and lesson 5: no doubled attempt, whatever is clicked how often.
create unique index exam_attempts_one_open on exam_attempts (enrolment_id) where state = 'OPEN';
create unique index exam_attempts_number on exam_attempts (round_id, attempt_no) where restored_at is null;
create index exam_attempts_by_account on exam_attempts (account_id, started_at desc);
create index exam_attempts_due on exam_attempts (deadline_at) where state = 'OPEN';
create index exam_attempts_ungraded on exam_attempts (closed_at) where state = 'CLOSED';

-- Append-only: the newest seq of an item counts, the history is evidence.
-- No foreign key: the statement that saves joins the attempt and locks it, which says more.
create table exam_answers (
  attempt_id text not null,
  item_no smallint not null check (item_no >= 1),
  seq integer not null,
  response text not null,
  marked boolean not null default false,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (attempt_id, item_no, seq)
);

create sequence submission_numbers;

create table exam_time_extensions (
  id text primary key,
  attempt_id text not null references exam_attempts (id),
  seconds integer not null check (seconds > 0),
  because text not null,
  granted_by text not null references accounts (id),
  at timestamptz not null default now()
);
