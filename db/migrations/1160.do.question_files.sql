create table question_imports (
  id              uuid        primary key,
  topic_id        text        not null references annual_topics (id),
  -- For questions that name no lesson of the topic.
  lesson_id       text        not null references lessons (id),
  usage           text        not null check (usage in ('EXAM', 'PRACTICE', 'BOTH')),
  file_name       text        not null,
  file_key        text        not null,
  format          text        not null,
  state           text        not null default 'READING'
    check (state in ('READING', 'UNREADABLE', 'READ', 'IMPORTING', 'IMPORTED', 'UNDONE')),
  -- Why the file could not be read, for whoever sent it.
  problem         text,
  -- Questions like those of the bank or of the same file stay out.
  leaves_similar  boolean     not null default true,
  created_by      uuid        not null references accounts (id),
  created_at      timestamptz not null,
  imported_at     timestamptz,
  undone_by       uuid        references accounts (id),
  undone_at       timestamptz,
  undone_because  text,
  check ((state = 'UNREADABLE') = (problem is not null)),
  check ((state = 'UNDONE') = (undone_at is not null))
);
comment on table question_imports is 'Files of questions: read, looked at, imported as drafts, undone.';
create index question_imports_by_topic on question_imports (topic_id, created_at desc);

create table question_import_items (
  import_id   uuid    not null references question_imports (id),
  position    integer not null,
  -- Where it stands in the file.
  place       text    not null,
  -- A question to be drafted (`DraftToCreate`); null where there is none.
  draft       jsonb,
  -- Why it is no question here.
  fault       text,
  -- What of it is not kept.
  lost        text[]  not null default '{}',
  -- A question of the bank that reads nearly the same, or the place in this file that does.
  similar_id  text    references questions (id),
  repeats     text,
  -- The question that was drafted.
  question_id text    references questions (id),
  primary key (import_id, position),
  check ((draft is null) = (fault is not null))
);
comment on table question_import_items is 'The items of a file of questions, each understood or with its fault.';
