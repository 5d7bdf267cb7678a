-- A correction concerns the papers that show one version of a question.
alter table exam_corrections add column version_no integer not null default 1;
alter table score_corrections add column version_no integer not null default 1;

create table complaint_terms (
  topic_id text        primary key references annual_topics (id),
  days     integer     not null check (days between 1 and 90),
  set_by   uuid        not null references accounts (id),
  set_at   timestamptz not null
);
comment on table complaint_terms is 'Days after the result in which a complaint can be asked; 7 for topics without a row.';

create table complaints (
  id          uuid        primary key,
  topic_id    text        not null references annual_topics (id),
  attempt_id  uuid        not null,
  account_id  uuid        not null references accounts (id),
  kind        text        not null check (kind in ('QUESTION', 'SCORE')),
  -- The item of the person's paper, and the question it shows.
  item_no     integer     check (item_no >= 1),
  question_id text,
  version_no  integer,
  text        text        not null,
  state       text        not null default 'ASKED' check (state in ('ASKED', 'ANSWERED', 'WITHDRAWN')),
  asked_at    timestamptz not null,
  outcome     text        check (outcome in ('UPHELD', 'NOT_UPHELD')),
  answer      text,
  answered_by uuid        references accounts (id),
  answered_at timestamptz,
  check ((kind = 'QUESTION') = (item_no is not null)),
  check ((item_no is null) = (question_id is null)),
  check ((state = 'ANSWERED') = (answered_by is not null)),
  check ((answered_by is null) = (answer is null)),
  constraint complaints_not_own check (answered_by <> account_id)
);
comment on table complaints is 'Complaints of learners about a question of their paper or about their score.';
create unique index complaints_one_open on complaints (attempt_id, coalesce(item_no, 0)) where state = 'ASKED';
create index complaints_queue on complaints (state, asked_at);
create index complaints_by_account on complaints (account_id);
