create table exam_seats (
  id            uuid        primary key,
  topic_id      text        not null references annual_topics (id),
  window_name   text        not null,
  enrolment_id  uuid        not null references enrolments (id),
  account_id    uuid        not null references accounts (id),
  state         text        not null default 'HELD' check (state in ('HELD', 'OVER', 'GIVEN_UP', 'RELEASED')),
  booked_at     timestamptz not null default now(),
  ended_at      timestamptz,
  ended_by      uuid        references accounts (id),
  ended_because text,
  constraint exam_seats_ended check ((state = 'HELD') = (ended_at is null))
);
comment on table exam_seats is
  'A seat in an exam window of a group, booked by a learner (N15).';
comment on column exam_seats.window_name is
  'The name of the group in annual_topics.group_terms whose window this is.';
comment on column exam_seats.state is
  'OVER: its window ended and another was booked since; it still counts there. RELEASED by the centre.';
comment on column exam_seats.ended_because is
  'Why the centre released it.';
create unique index exam_seats_held_once on exam_seats (enrolment_id) where state = 'HELD';
create index exam_seats_of_window on exam_seats (topic_id, window_name, booked_at, id)
  where state in ('HELD', 'OVER');
