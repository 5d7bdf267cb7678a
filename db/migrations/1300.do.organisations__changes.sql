-- Organisations edited in the browser: every change with its day, before and after, and why.
create table organisation_changes (
  id              uuid        primary key,
  organisation_id uuid        not null references organisations (id),
  kind            text        not null
    check (kind in ('ADDED', 'EDITED', 'RENAMED', 'MOVED', 'CLOSED', 'REOPENED', 'MERGED', 'SEPARATED')),
  -- The first day on which it holds; in the future it waits for that day.
  effective_on    date        not null,
  -- The columns to set; and the same in words, with what stood there before.
  patch           jsonb       not null default '{}',
  difference      jsonb       not null default '[]',
  reason          text        not null default '',
  decided_by      uuid        not null references accounts (id),
  at              timestamptz not null default now(),
  applied_at      timestamptz,
  withdrawn_at    timestamptz,
  check (applied_at is null or withdrawn_at is null)
);
comment on table organisation_changes is
  'Every change of an organisation: what, from which day, before and after in words, by whom and why. One '
  'of a future day is applied on that day, unless it was withdrawn.';
comment on column organisation_changes.patch is 'The columns of organisations it sets.';
comment on column organisation_changes.difference is 'Lines of label, before and after, in words.';
create index organisation_changes_of_one on organisation_changes (organisation_id, at desc);
create index organisation_changes_waiting on organisation_changes (effective_on)
  where applied_at is null and withdrawn_at is null;
