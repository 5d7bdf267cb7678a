create table mock_attempts (
  id            uuid        primary key,
  enrolment_id  uuid        not null references enrolments (id),
  -- As in exam_papers.
  question_ids  text[]      not null,
  kinds         text[]      not null,
  option_orders text[]      not null,
  answer_keys   text[]      not null,
  points        integer[]   not null,
  lesson_ids    text[]      not null,
  started_at    timestamptz not null default now(),
  deadline_at   timestamptz not null,
  handed_in_at  timestamptz,
  score         integer
);
comment on table mock_attempts is
  'Mock exams: never counted anywhere (N14). Tables of their own, so that no query on results meets one.';
create index mock_attempts_by_enrolment on mock_attempts (enrolment_id, started_at desc);

create table mock_answers (
  attempt_id uuid        not null references mock_attempts (id),
  item_no    integer     not null,
  -- Answers may arrive out of order; the newest counts.
  seq        integer     not null,
  response   text        not null,
  marked     boolean     not null default false,
  saved_at   timestamptz not null default now(),
  primary key (attempt_id, item_no)
);
comment on table mock_answers is 'Newest answer of each item of a mock exam.';

create table wrong_answers (
  enrolment_id      uuid        not null references enrolments (id),
  question_id       text        not null references questions (id),
  times_wrong       integer     not null default 1,
  times_right_since integer     not null default 0,
  last_at           timestamptz not null default now(),
  primary key (enrolment_id, question_id)
);
comment on table wrong_answers is 'Questions a learner got wrong in practice, and how often right since.';
