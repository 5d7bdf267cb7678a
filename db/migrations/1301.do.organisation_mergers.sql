-- Two entries of one unit made one, by two persons, with the way back.
create table organisation_mergers (
  id            uuid        primary key,
  -- The double, which ends, and the unit that stays.
  from_id       uuid        not null references organisations (id),
  into_id       uuid        not null references organisations (id),
  -- The rows that moved along, by what they are; the way back moves exactly these.
  moved         jsonb       not null default '{}',
  reason        text        not null,
  proposed_by   uuid        not null references accounts (id),
  confirmed_by  uuid        not null references accounts (id),
  merged_at     timestamptz not null,
  -- Taken back.
  separated_at  timestamptz,
  separated_by  uuid        references accounts (id),
  check (from_id <> into_id),
  check ((separated_at is null) = (separated_by is null))
);
comment on table organisation_mergers is
  'Doubles of one unit that were merged: people and open requests moved along, and are moved back when the '
  'merger is taken back.';
comment on column organisation_mergers.moved is 'Lists of ids by the key of the follower (staff, custody, …).';
create unique index organisation_mergers_one_open on organisation_mergers (from_id)
  where separated_at is null;
create index organisation_mergers_into on organisation_mergers (into_id);
