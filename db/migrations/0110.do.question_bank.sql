create table question_groups (
  id        text primary key,
  topic_id  text not null references annual_topics (id),
  lesson_id text not null references lessons (id),
  text      text not null
);
comment on table question_groups is 'Case texts that several questions share.';

create table questions (
  id             text    primary key,
  topic_id       text    not null references annual_topics (id),
  lesson_id      text    not null references lessons (id),
  group_id       text    references question_groups (id),
  group_position integer,
  -- One of assessment/rules/kinds, by which every import is checked.
  kind           text    not null check (kind ~ '^[A-Z_]{1,40}$'),
  difficulty     integer not null check (difficulty between 1 and 3),
  stem           text    not null,
  -- [{"key":"A","text":"..."}]
  options        jsonb   not null,
  -- As the kind writes it: of a choice the keys of the right options, sorted, e.g. 'BD'.
  answer         text    not null,
  explanation    text    not null,
  state          text    not null default 'RELEASED' check (state in ('DRAFT', 'RELEASED', 'WITHDRAWN'))
);
comment on table questions is 'Questions of a topic, by lesson and difficulty.';
create index questions_by_topic on questions (topic_id, kind) where state = 'RELEASED';
