-- What a learner has done in a lesson of a study round. seen = seconds of the video really played,
-- credited within the wall clock only (E9); watched_seconds is its size, last_position where to resume.
create table lesson_progress (
  round_id text not null references study_rounds (id),
  lesson_id text not null references lessons (id),
  first_opened_at timestamptz not null default now(),
  text_read_at timestamptz,
  seen int4multirange not null default '{}',
  watched_seconds integer not null default 0,
  last_position integer not null default 0,
  credited_until timestamptz,
  updated_at timestamptz not null default now(),
  primary key (round_id, lesson_id)
);

-- One playing session a learner (E10): the newest writer wins, the others are told.
create table playback_sessions (
  round_id text primary key references study_rounds (id),
  writer_token text not null,
  lesson_id text not null references lessons (id),
  started_at timestamptz not null default now(),
  last_beat_at timestamptz not null default now(),
  -- Seconds credited since started_at: never more than the wall clock has run (E9).
  credited_seconds integer not null default 0
);

create table study_ledger (
  id bigint generated always as identity primary key,
  round_id text not null references study_rounds (id),
  lesson_id text not null references lessons (id),
  kind text not null check (kind in ('OPENED', 'PLAYED', 'READ', 'DOWNLOADED', 'DECLARED', 'REFUSED')),
  detail jsonb not null default '{}',
  at timestamptz not null default now()
);
create index study_ledger_by_lesson on study_ledger (round_id, lesson_id, id);
