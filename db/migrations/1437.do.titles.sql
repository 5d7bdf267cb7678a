-- Professional titles added, renamed and ended at a date, by two persons.
create table title_changes (
  id             uuid        primary key,
  kind           text        not null check (kind in ('ADDED', 'RENAMED', 'ENDED')),
  -- Null for an added one until its day.
  title_code     text        references professional_titles (code),
  series_code    text        references title_series (code),
  -- The series that an added title brings along.
  series_name    text        not null default '',
  name           text        not null default '',
  level          text
    check (level in ('SENIOR_FULL', 'SENIOR_ASSOCIATE', 'INTERMEDIATE', 'ASSISTANT', 'JUNIOR_TECHNICIAN')),
  successor_code text        references professional_titles (code),
  effective_on   date        not null,
  moved          uuid[]      not null default '{}',
  -- The name of before, for the way back.
  name_before    text        not null default '',
  reason         text        not null,
  proposed_by    uuid        not null references accounts (id),
  confirmed_by   uuid        not null references accounts (id),
  at             timestamptz not null,
  applied_at     timestamptz,
  reverted_at    timestamptz,
  check (kind = 'ADDED' or title_code is not null)
);
comment on table title_changes is
  'Professional titles added, renamed and ended, each from a day on; a future one is applied on its day.';
comment on column title_changes.moved is 'The accounts whose title became the successor, for the way back.';
create index title_changes_waiting on title_changes (effective_on)
  where applied_at is null and reverted_at is null;
create index title_changes_newest on title_changes (at desc);
