create table paper_sets (
  id              uuid        primary key,
  topic_id        text        not null references annual_topics (id),
  -- [{"kind","questionsEach","lessonId","difficulty","count","points"}]
  lines           jsonb       not null,
  -- Questions that every variant has, and those whose options keep the order of the bank.
  pinned          text[]      not null default '{}',
  unshuffled      text[]      not null default '{}',
  -- The variants drawn, in their order: [{"questionIds","versionNos",...}]
  papers          jsonb       not null,
  state           text        not null default 'DRAWN' check (state in ('DRAWN', 'ADOPTED', 'DISCARDED')),
  organisation_id uuid        not null references organisations (id),
  made_by         uuid        not null references accounts (id),
  made_at         timestamptz not null,
  adopted_by      uuid        references accounts (id),
  adopted_at      timestamptz,
  check ((state = 'ADOPTED') = (adopted_by is not null)),
  constraint paper_sets_four_eyes check (adopted_by <> made_by)
);
comment on table paper_sets is
  'Parallel paper variants drawn by a blueprint, compared, tried and adopted for an exam by two.';
create index paper_sets_of_topic on paper_sets (topic_id, made_at desc);

-- Variants of an adopted set; those before it are retired: nobody starts with one.
alter table exam_papers
  add column set_id uuid,
  add column retired_at timestamptz;
