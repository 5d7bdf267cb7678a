-- Which version of its words a lesson has; two authors never overwrite each other by it.
alter table lessons add column version_no integer not null default 1 check (version_no >= 1);
comment on column lessons.version_no is 'The version of its words, from 1; a form says which one it was read from.';

create table lesson_versions (
  lesson_id     text        not null references lessons (id) on delete cascade,
  version_no    integer     not null check (version_no >= 1),
  title         text        not null,
  summary       text        not null,
  minutes       integer     not null,
  body          jsonb,
  body_markdown text,
  body_html     text        not null,
  reason        text        not null default '',
  written_by    uuid        references accounts (id),
  written_at    timestamptz,
  primary key (lesson_id, version_no)
);
comment on table lesson_versions is
  'Every version of the words of a lesson, for its authors and for those who studied it.';
comment on column lesson_versions.body is 'The text as in lessons.body.';
comment on column lesson_versions.body_markdown is 'As in lessons.body_markdown.';
comment on column lesson_versions.body_html is 'The page as it was shown.';
comment on column lesson_versions.reason is 'Why a published text was corrected.';
comment on column lesson_versions.written_by is 'Null: imported, or written before versions were kept.';
comment on column lesson_versions.written_at is 'Null: written before versions were kept.';

insert into lesson_versions (lesson_id, version_no, title, summary, minutes, body_markdown, body_html)
select id, 1, title, summary, minutes, body_markdown, body_html from lessons;

create table lesson_drafts (
  lesson_id  text        not null references lessons (id) on delete cascade,
  account_id uuid        not null references accounts (id),
  based_on   integer     not null,
  -- {"title":"…","summary":"…","minutes":"45","document":{…}}, as typed.
  words      jsonb       not null,
  saved_at   timestamptz not null,
  primary key (lesson_id, account_id)
);
comment on table lesson_drafts is 'What an author typed into a lesson and has not saved yet: theirs alone.';
comment on column lesson_drafts.based_on is 'The version that it was begun from.';
