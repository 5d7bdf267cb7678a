-- Corrections of how a question counts, after people sat (lesson 8). Papers keep their keys as evidence.
create table exam_corrections (
  id          uuid        primary key,
  topic_id    text        not null references annual_topics (id),
  question_id text        not null,
  kind        text        not null check (kind in ('KEY', 'FURTHER', 'ALL_POINTS', 'LEFT_OUT')),
  in_force_at timestamptz not null default clock_timestamp(),
  ended_at    timestamptz
);
comment on table exam_corrections is
  'How a question counts instead of by the key of its papers. Of several in force the newest counts.';
create index exam_corrections_in_force on exam_corrections (topic_id) where ended_at is null;

create table exam_item_corrections (
  correction_id uuid     not null references exam_corrections (id),
  paper_id      uuid     not null references exam_papers (id),
  item_no       smallint not null check (item_no >= 1),
  -- Every key, in the letters of this paper, that earns the points; none where the kind needs no key.
  answer_keys   text[]   not null default '{}',
  primary key (paper_id, item_no, correction_id)
);
comment on table exam_item_corrections is 'The items of paper variants that a correction concerns.';

create table exam_result_changes (
  id            uuid        primary key,
  correction_id uuid        not null references exam_corrections (id),
  topic_id      text        not null,
  attempt_id    uuid        not null,
  enrolment_id  uuid        not null,
  because       text        not null,
  -- {"result","score","scoreByLesson"}
  before        jsonb       not null,
  after         jsonb       not null,
  -- A failed attempt after one that passed by the correction: no longer counted (N17).
  not_counted   boolean     not null default false,
  at            timestamptz not null default now(),
  reverted_at   timestamptz,
  unique (correction_id, attempt_id),
  foreign key (attempt_id, topic_id) references exam_attempts (id, topic_id)
);
comment on table exam_result_changes is 'Results before and after a correction; nothing is overwritten without its row.';
create index exam_result_changes_of_attempt on exam_result_changes (attempt_id, at);
create index exam_result_changes_of_enrolment on exam_result_changes (correction_id, enrolment_id);

-- Graded again by a correction, whether or not the result changed: the figures count it anew.
alter table exam_attempts add column regraded_at timestamptz;
create index exam_attempts_by_enrolment on exam_attempts (enrolment_id);

-- The figures take an attempt out by the keys that held when it was counted.
alter table counted_attempts add column counted_at timestamptz not null default clock_timestamp();
