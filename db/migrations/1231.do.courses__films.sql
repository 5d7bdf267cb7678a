-- A film in a smaller picture for slow lines, beside `video_key`; null when there is one picture only.
alter table lessons add column video_small_key text;

create table lesson_films (
  id            uuid        primary key,
  lesson_id     text        not null references lessons (id) on delete cascade,
  -- Its parts in `uploads`, until the film is prepared or given up.
  upload_id     uuid        unique references uploads (id) on delete set null,
  file_name     text        not null,
  bytes         bigint      not null,
  state         text        not null default 'WAITING'
    check (state in ('WAITING', 'WORKING', 'READY', 'REFUSED', 'FAILED', 'CANCELLED')),
  -- Why it was refused or failed.
  problem       text
    check (problem in ('UNKNOWN_FORMAT', 'NO_PICTURE', 'TRUNCATED', 'TOO_LONG', 'TOO_LARGE_PICTURE',
      'UNPLAYABLE', 'INFECTED', 'NOT_SCANNED', 'TRANSCODING', 'LOST')),
  progress      integer     not null default 0 check (progress between 0 and 100),
  -- The worker that prepares it, and until when it holds the film without another sign of life.
  worker        uuid,
  worked_until  timestamptz,
  seconds       integer,
  width         integer,
  height        integer,
  codecs        text,
  -- Served as it was sent: there was no program to transcode it.
  as_sent       boolean     not null default false,
  video_key     text,
  video_small_key text,
  poster_key    text,
  sent_by       uuid        not null references accounts (id),
  sent_at       timestamptz not null,
  changed_at    timestamptz not null,
  check ((state in ('REFUSED', 'FAILED')) = (problem is not null)),
  check ((state = 'READY') = (video_key is not null and seconds is not null)),
  check ((state = 'WORKING') = (worker is not null and worked_until is not null))
);
comment on table lesson_films is 'Films sent for a lesson: checked, transcoded, in use or not.';
create index lesson_films_by_lesson on lesson_films (lesson_id, sent_at desc);
create index lesson_films_due on lesson_films (sent_at) where state in ('WAITING', 'WORKING');
