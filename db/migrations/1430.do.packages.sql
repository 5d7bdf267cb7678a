create table lesson_packages (
  id         uuid        primary key,
  lesson_id  text        not null references lessons (id) on delete cascade,
  -- SCORM 1.2 or 2004.
  version    text        not null check (version in ('1.2', '2004')),
  title      text        not null,
  -- The page of it that is opened first, within its folder.
  entry      text        not null,
  files      integer     not null check (files > 0),
  bytes      bigint      not null check (bytes > 0),
  -- Its folder in the storage.
  key        text        not null unique,
  -- Of a lesson one is in use.
  in_use     boolean     not null default false,
  sent_by    uuid        not null references accounts (id),
  sent_at    timestamptz not null
);
comment on table lesson_packages is 'SCORM packages sent for a lesson, checked and unpacked.';
create unique index lesson_packages_in_use on lesson_packages (lesson_id) where in_use;
create index lesson_packages_by_lesson on lesson_packages (lesson_id, sent_at desc);

create table package_attempts (
  id              uuid        primary key,
  package_id      uuid        not null references lesson_packages (id) on delete cascade,
  account_id      uuid        not null references accounts (id),
  -- Null: an author tries it.
  round_id        uuid        references study_rounds (id),
  -- The writer: the frame that was opened last, by the hash of its token.
  token_hash      text        not null unique,
  opened_at       timestamptz not null,
  saved_at        timestamptz,
  status          text        not null default 'NOT_BEGUN'
    check (status in ('NOT_BEGUN', 'INCOMPLETE', 'COMPLETED', 'PASSED', 'FAILED')),
  score           numeric(5, 2) check (score between 0 and 100),
  -- Counted before the frame was opened last, and since.
  earlier_seconds integer     not null default 0 check (earlier_seconds >= 0),
  session_seconds integer     not null default 0 check (session_seconds >= 0),
  location        text        not null default '',
  suspend_data    text        not null default '',
  unique nulls not distinct (package_id, account_id, round_id)
);
comment on table package_attempts is
  'How far somebody is in a package: status, score, time and what the package keeps, continued on any device.';
