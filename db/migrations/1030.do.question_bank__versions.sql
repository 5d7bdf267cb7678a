create table knowledge_points (
  id         uuid    primary key,
  topic_id   text    not null references annual_topics (id),
  lesson_id  text    references lessons (id),
  name       text    not null check (name <> ''),
  position   integer not null default 0,
  -- No longer offered to authors; questions keep it.
  retired_at timestamptz,
  unique (topic_id, name),
  unique (id, topic_id)
);
comment on table knowledge_points is 'What the questions of a topic examine, as its authors name it.';

alter table questions
  add column created_at timestamptz not null default now(),
  add constraint questions_of_topic unique (id, topic_id);

create table question_versions (
  question_id        text        not null,
  topic_id           text        not null references annual_topics (id),
  version_no         integer     not null check (version_no >= 1),
  state              text        not null default 'DRAFT'
    check (state in ('DRAFT', 'REVIEWED', 'RELEASED', 'RETIRED')),
  -- The newest version of its question, whatever its state.
  is_newest          boolean     not null default true,
  lesson_id          text        not null references lessons (id),
  knowledge_point_id uuid,
  -- One of assessment/rules/kinds, by which every import is checked.
  kind               text        not null check (kind ~ '^[A-Z_]{1,40}$'),
  difficulty         integer     not null check (difficulty between 1 and 3),
  stem               text        not null,
  -- [{"key":"A","text":"..."}]
  options            jsonb       not null,
  -- As the kind writes it: of a choice the keys of the right options, sorted, e.g. 'BD'.
  answer             text        not null,
  explanation        text        not null,
  -- The text of the case as it stood for this version.
  case_text          text,
  -- What it is for: exams, practice or both.
  usage              text        not null default 'BOTH' check (usage in ('EXAM', 'PRACTICE', 'BOTH')),
  source             text        not null default '',
  tags               text[]      not null default '{}',
  -- Days on which papers may draw it.
  valid_from         date,
  valid_until        date,
  -- Who started the version; null for content that the product ships with, reviewed before it was shipped.
  author_id          uuid        references accounts (id),
  created_at         timestamptz not null default now(),
  -- Everybody who saved it: none of them reviews it.
  editors            uuid[]      not null default '{}',
  -- Grows with each save; a save names the one it started from.
  save_no            integer     not null default 1,
  saved_by           uuid        references accounts (id),
  saved_at           timestamptz not null default now(),
  -- A draft that waits for its review.
  offered_at         timestamptz,
  reviewed_by        uuid        references accounts (id),
  reviewed_at        timestamptz,
  released_by        uuid        references accounts (id),
  released_at        timestamptz,
  retired_by         uuid        references accounts (id),
  retired_at         timestamptz,
  retired_because    text,
  primary key (question_id, version_no),
  foreign key (question_id, topic_id) references questions (id, topic_id),
  foreign key (knowledge_point_id, topic_id) references knowledge_points (id, topic_id),
  check (valid_until >= valid_from),
  check ((state = 'RETIRED') = (retired_at is not null)),
  check ((reviewed_by is null) = (reviewed_at is null)),
  check (state <> 'RELEASED' or released_at is not null),
  constraint question_versions_reviewed
    check (author_id is null or reviewed_by is not null or (state in ('DRAFT', 'RETIRED') and released_at is null)),
  constraint question_versions_four_eyes
    check (reviewed_by is null or (reviewed_by <> all (editors) and reviewed_by <> author_id))
);
comment on table question_versions is
  'Questions as they were at a time. Papers and attempts name the version that they were given; once reviewed '
  'its wording never changes.';
create unique index question_versions_released on question_versions (question_id) where state = 'RELEASED';
create unique index question_versions_open on question_versions (question_id)
  where state in ('DRAFT', 'REVIEWED');
create unique index question_versions_newest on question_versions (question_id) where is_newest;
create index question_versions_to_draw on question_versions (topic_id, kind) where state = 'RELEASED';
create index question_versions_listed on question_versions (topic_id, saved_at desc, question_id)
  where is_newest;
create index question_versions_to_review on question_versions (topic_id, offered_at)
  where state = 'DRAFT' and offered_at is not null;

-- The wording of a version changes only while it is a draft.
create function keep_reviewed_wording() returns trigger language plpgsql as $$
begin
  if old.state <> 'DRAFT' and
    (old.kind, old.stem, old.options, old.answer, old.explanation, old.case_text, old.lesson_id, old.difficulty,
      old.editors, old.author_id)
    is distinct from
    (new.kind, new.stem, new.options, new.answer, new.explanation, new.case_text, new.lesson_id, new.difficulty,
      new.editors, new.author_id)
  then raise exception 'version % of question % is reviewed: its wording stays', old.version_no, old.question_id;
  end if;
  return new;
end $$;
create trigger question_versions_keep_wording before update on question_versions
  for each row execute function keep_reviewed_wording();

insert into question_versions (question_id, topic_id, version_no, state, lesson_id, kind, difficulty, stem, options,
    answer, explanation, case_text, usage, released_at, retired_at, retired_because)
  select q.id, q.topic_id, 1, case q.state when 'WITHDRAWN' then 'RETIRED' else q.state end, q.lesson_id, q.kind,
    q.difficulty, q.stem, q.options, q.answer, q.explanation, g.text, q.usage,
    case when q.state <> 'DRAFT' then now() end, case when q.state = 'WITHDRAWN' then now() end,
    case when q.state = 'WITHDRAWN' then '课程文件里已没有这道题' end
  from questions q left join question_groups g on g.id = q.group_id;

alter table questions
  drop column lesson_id, drop column kind, drop column difficulty, drop column stem, drop column options,
  drop column answer, drop column explanation, drop column state, drop column usage;
alter table question_groups drop column text;
comment on table questions is 'Questions of a topic; what they say stands in their versions.';
comment on table question_groups is 'Cases: questions that share a text and are drawn together.';

create view bank_questions as
  select q.id, q.topic_id, q.group_id, q.group_position, v.version_no, v.state, v.lesson_id, v.kind, v.difficulty,
    v.stem, v.options, v.answer, v.explanation
  from questions q cross join lateral (
    select * from question_versions one where one.question_id = q.id
    order by (one.state = 'RELEASED') desc, (one.released_at is not null) desc, one.version_no desc limit 1
  ) v;
comment on view bank_questions is
  'Each question as it is given today: its released version, else the one given last, else the newest.';

create table question_texts (
  question_id text      primary key references questions (id),
  topic_id    text      not null references annual_topics (id),
  version_no  integer   not null,
  -- Stem, case and options of the newest version without blanks and punctuation.
  words       text      not null,
  -- Each pair of neighbouring characters once, as a number.
  grams       integer[] not null
);
comment on table question_texts is 'The wording of the newest version of each question, for search and for near-duplicates.';
create index question_texts_grams on question_texts using gin (grams);
alter table question_texts alter column grams set statistics 1000;

create table question_comments (
  id          uuid        primary key,
  question_id text        not null,
  version_no  integer     not null,
  account_id  uuid        not null references accounts (id),
  -- RETURNED: the reviewer gave the version back with this.
  kind        text        not null default 'COMMENT' check (kind in ('COMMENT', 'RETURNED')),
  text        text        not null check (text <> ''),
  at          timestamptz not null default now(),
  foreign key (question_id, version_no) references question_versions (question_id, version_no)
);
comment on table question_comments is 'What authors and reviewers say about a version.';
create index question_comments_by_question on question_comments (question_id, at);
