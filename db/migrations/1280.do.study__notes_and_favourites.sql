create table lesson_notes (
  id           uuid        primary key,
  enrolment_id uuid        not null references enrolments (id),
  lesson_id    text        not null references lessons (id),
  -- The second of the film the note is about; null: about the lesson.
  at_second    integer     check (at_second >= 0),
  text         text        not null check (length(text) between 1 and 2000),
  written_at   timestamptz not null
);
comment on table lesson_notes is
  'Notes of a learner in a lesson, by the mark of time in its film: for the learner alone.';
create index lesson_notes_of_lesson on lesson_notes (enrolment_id, lesson_id);

create table lesson_favourites (
  enrolment_id uuid        not null references enrolments (id),
  lesson_id    text        not null references lessons (id),
  marked_at    timestamptz not null,
  primary key (enrolment_id, lesson_id)
);
comment on table lesson_favourites is 'Lessons a learner marked to find again.';
