-- E15: days between two attempts, and between a failed round and the first attempt of the next.
alter table annual_topics add column attempt_gap_days integer not null default 0
  check (attempt_gap_days between 0 and 365);
alter table annual_topics add column round_gap_days integer not null default 0
  check (round_gap_days between 0 and 365);
-- E11, E12: anti-idling rules; null or false: off.
alter table annual_topics add column video_no_seek boolean not null default false;
alter table annual_topics add column video_prompt_minutes integer check (video_prompt_minutes between 1 and 120);
alter table annual_topics add column daily_study_minutes integer check (daily_study_minutes between 10 and 1440);
-- Terms of groups, the first that fits applies: reduced fee with its ground, exam window of their own.
-- [{"name":"...","districtIds":["..."],"affiliations":["DISTRICT"],"feeFen":3500,"ground":"...",
--   "examOpensAt":null,"examClosesAt":"..."}]
alter table annual_topics add column group_terms jsonb not null default '[]';
-- Counts changes of a draft, so that two authors never overwrite each other.
alter table annual_topics add column revision integer not null default 1;

-- What a lesson was written in; null for lessons whose text exists only as HTML.
alter table lessons add column body_markdown text;

create table topic_versions (
  topic_id    text        not null references annual_topics (id),
  version_no  integer     not null check (version_no >= 1),
  kind        text        not null check (kind in ('IMPORTED', 'PUBLISHED', 'CHANGED', 'CLOSED')),
  -- All rules as they were from then on.
  rules       jsonb       not null,
  -- [{"label":"合格线","before":"60分","after":"65分"}]
  difference  jsonb       not null default '[]',
  reason      text        not null default '',
  -- What the people concerned were told; null when nothing.
  message     text,
  affected    integer     not null default 0,
  proposal_id uuid        references proposals (id),
  proposed_by uuid        references accounts (id),
  decided_by  uuid        references accounts (id),
  decided_at  timestamptz not null,
  primary key (topic_id, version_no),
  constraint topic_versions_four_eyes check (decided_by <> proposed_by),
  -- Only an import has nobody who decided it.
  constraint topic_versions_decided check ((kind = 'IMPORTED') = (decided_by is null))
);
comment on table topic_versions is
  'Versions of a published topic: what changed, in words, who proposed and who decided it.';
