create table lesson_progress (
  round_id        uuid           not null references study_rounds (id),
  lesson_id       text           not null references lessons (id),
  first_opened_at timestamptz    not null default now(),
  text_read_at    timestamptz,
  -- Seconds of the video really played, credited within the wall clock only (E9); its size and where to
  -- resume beside it.
  seen            int4multirange not null default '{}',
  watched_seconds integer        not null default 0,
  last_position   integer        not null default 0,
  credited_until  timestamptz,
  updated_at      timestamptz    not null default now(),
  primary key (round_id, lesson_id)
);
comment on table lesson_progress is 'Progress in a lesson of a study round.';

create table playback_sessions (
  round_id         uuid        primary key references study_rounds (id),
  writer_token     text        not null,
  lesson_id        text        not null references lessons (id),
  started_at       timestamptz not null default now(),
  last_beat_at     timestamptz not null default now(),
  -- Seconds credited since started_at: never more than the wall clock has run (E9).
  credited_seconds integer     not null default 0
);
comment on table playback_sessions is
  'One playing session a study round (E10): the newest writer wins, older ones are told.';

create table study_ledger (
  id        bigint      generated always as identity primary key,
  round_id  uuid        not null references study_rounds (id),
  lesson_id text        not null references lessons (id),
  kind      text        not null
    check (kind in ('OPENED', 'PLAYED', 'READ', 'DOWNLOADED', 'DECLARED', 'REFUSED')),
  detail    jsonb       not null default '{}',
  at        timestamptz not null default now()
);
comment on table study_ledger is
  'Study events in order: what was opened, played, read, declared or refused. Append-only, shown to the '
  'learner.';
create index study_ledger_by_lesson on study_ledger (round_id, lesson_id, id);
-- Rules look at one day of everybody. The ledger grows in the order of time: a block range index finds a
-- day and costs next to nothing a heartbeat.
create index study_ledger_by_time on study_ledger using brin (at) with (pages_per_range = 32);
