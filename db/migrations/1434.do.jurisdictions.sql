-- Districts renamed, added and merged at a date, by two persons.
create table jurisdiction_changes (
  id              uuid        primary key,
  jurisdiction_id text        not null references jurisdictions (id),
  kind            text        not null check (kind in ('ADDED', 'RENAMED', 'MERGED')),
  -- Into which it is merged.
  into_id         text        references jurisdictions (id),
  name            text        not null default '',
  short_name      text        not null default '',
  effective_on    date        not null,
  -- What moved along when it was applied, by the key of the follower.
  moved           jsonb       not null default '{}',
  reason          text        not null,
  proposed_by     uuid        not null references accounts (id),
  confirmed_by    uuid        not null references accounts (id),
  at              timestamptz not null,
  applied_at      timestamptz,
  -- Taken back: before its day, or a merger after it.
  reverted_at     timestamptz,
  check ((kind = 'MERGED') = (into_id is not null))
);
comment on table jurisdiction_changes is
  'Districts added, renamed and merged, each from a day on; a future one is applied on its day. A merger keeps '
  'the ids of what moved along, for the way back.';
comment on column jurisdiction_changes.moved is 'Lists of ids by the key of the follower (units, people, …).';
create index jurisdiction_changes_of_one on jurisdiction_changes (jurisdiction_id, at desc);
create index jurisdiction_changes_waiting on jurisdiction_changes (effective_on)
  where applied_at is null and reverted_at is null;
