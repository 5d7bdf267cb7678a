create table announcements (
  id                       uuid        primary key,
  kind                     text        not null check (kind in ('NOTICE', 'POLICY', 'CIRCULAR')),
  -- The number of the document, as the issuing body gives it.
  document_no              text,
  organisation_id          uuid        not null references organisations (id),
  title                    text        not null,
  body                     text        not null,
  -- Pairs of neighbouring characters of title, number and text: Chinese is searched without a dictionary.
  search_text              text        not null,
  search_pairs             text[]      not null,
  valid_from               date        not null,
  valid_to                 date,
  replaced_by              uuid        references announcements (id),
  -- Empty: everyone, visitors included.
  audience_roles           text[]      not null default '{}'
    check (audience_roles <@ array['LEARNER', 'UNIT_ADMIN', 'DISTRICT_CLERK', 'INDUSTRY_OFFICER',
      'MUNICIPAL_OFFICER', 'CENTRE_CLERK', 'ASSOCIATION_CLERK', 'AGENCY_CLERK', 'SYSTEM_ADMIN',
      'SECURITY_ADMIN', 'AUDITOR']),
  -- Null: the whole city.
  audience_jurisdiction_id text        references jurisdictions (id),
  asks_receipt             boolean     not null default false,
  state                    text        not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
  version                  integer     not null default 1,
  drafted_by               uuid        references accounts (id),
  drafted_at               timestamptz not null default now(),
  approved_by              uuid        references accounts (id),
  published_at             timestamptz,
  withdrawn_because        text,
  check (valid_to >= valid_from),
  check ((state = 'DRAFT') = (published_at is null)),
  check ((state = 'WITHDRAWN') = (withdrawn_because is not null)),
  -- Four eyes for a policy text.
  check (kind <> 'POLICY' or published_at is null or approved_by is distinct from drafted_by)
);
comment on table announcements is
  'Announcements, policy texts and circulars: audience, validity, and what replaced them.';
create index announcements_newest on announcements (published_at desc) where state = 'PUBLISHED';
create index announcements_by_pairs on announcements using gin (search_pairs);

create table announcement_versions (
  announcement_id uuid        not null references announcements (id),
  version         integer     not null,
  title           text        not null,
  body            text        not null,
  changed_by      uuid        references accounts (id),
  changed_at      timestamptz not null default now(),
  primary key (announcement_id, version)
);
comment on table announcement_versions is 'Text of an announcement before each change.';

create table announcement_files (
  id              uuid        primary key,
  announcement_id uuid        not null references announcements (id),
  name            text        not null,
  bytes           integer     not null,
  content_type    text        not null,
  storage_key     text        not null,
  added_at        timestamptz not null default now()
);
comment on table announcement_files is 'Attachments of an announcement.';
create index announcement_files_by_announcement on announcement_files (announcement_id);

create table announcement_receipts (
  announcement_id uuid        not null references announcements (id),
  account_id      uuid        not null references accounts (id),
  version         integer     not null,
  at              timestamptz not null default now(),
  primary key (announcement_id, account_id, version)
);
comment on table announcement_receipts is
  'Who has acknowledged which version of an announcement that asks for it.';
