-- Versions of the privacy notice.
create table privacy_notices (
  version      text        primary key check (version ~ '^\d{4}-\d{2}$'),
  -- Markdown.
  body         text        not null,
  -- What is new, in words, for the people who are asked.
  changes      text        not null,
  consent      text        not null check (consent in ('NONE', 'ASKED', 'NECESSARY')),
  state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
  valid_from   date        not null,
  drafted_by   uuid        not null references accounts (id),
  drafted_at   timestamptz not null,
  published_by uuid        references accounts (id),
  published_at timestamptz,
  check ((state = 'DRAFT') = (published_at is null)),
  check ((published_by is null) = (published_at is null))
);
comment on table privacy_notices is
  'The privacy notice by version, each published by two persons from a day on. The first version is shipped.';
create unique index privacy_notices_one_draft on privacy_notices ((true)) where state = 'DRAFT';
