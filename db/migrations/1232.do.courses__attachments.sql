create table lesson_attachments (
  id         uuid        primary key,
  lesson_id  text        not null references lessons (id) on delete cascade,
  kind       text        not null check (kind in ('AUDIO', 'PDF', 'FILE')),
  -- What learners see; the name of the file they save is made of it.
  title      text        not null,
  ending     text        not null check (ending ~ '^[a-z0-9]{2,4}$'),
  bytes      bigint      not null check (bytes > 0),
  -- Of a recording.
  seconds    integer,
  key        text        not null,
  added_by   uuid        not null references accounts (id),
  added_at   timestamptz not null,
  check ((kind = 'AUDIO') = (seconds is not null))
);
comment on table lesson_attachments is 'Recordings, PDFs and other files that a lesson gives along.';
create index lesson_attachments_by_lesson on lesson_attachments (lesson_id, added_at);
