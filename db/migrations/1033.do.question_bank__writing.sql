alter table question_versions
  add constraint question_versions_released_by_another check (released_by is null or released_by <> all (editors));
comment on column question_versions.is_newest is
  'The version that stands for its question in lists: the open one, else the released, else the last given.';

create table question_typings (
  -- The question, or the one that it is going to be.
  question_id text        not null,
  account_id  uuid        not null references accounts (id),
  topic_id    text        not null references annual_topics (id),
  kind        text        not null,
  -- The fields of the editor as typed, complete or not.
  typed       jsonb       not null,
  at          timestamptz not null default now(),
  primary key (question_id, account_id)
);
comment on table question_typings is
  'What somebody typed into the editor and did not save yet: kept for each person, it changes no version.';
create index question_typings_by_account on question_typings (account_id, at desc);

create table question_pictures (
  id          uuid        primary key,
  key         text        not null,
  alt         text        not null check (alt <> ''),
  width       integer     not null check (width > 0),
  height      integer     not null check (height > 0),
  bytes       integer     not null check (bytes > 0),
  uploaded_by uuid        not null references accounts (id),
  uploaded_at timestamptz not null default now()
);
comment on table question_pictures is 'Pictures of questions, checked, resized and encoded anew.';
