-- Two accounts of one person made one, by two persons, with the way back for a time.
alter table accounts add column merged_into uuid references accounts (id);
alter table accounts add constraint accounts_merged_is_closed
  check (merged_into is null or (state = 'CLOSED' and merged_into <> id));
comment on column accounts.merged_into is
  'The account of the same person that is kept: the number of this one leads there.';
create index accounts_merged_into on accounts (merged_into) where merged_into is not null;

create table account_mergers (
  id           uuid        primary key,
  -- The account that was closed, and the one that is kept.
  from_id      uuid        not null references accounts (id),
  into_id      uuid        not null references accounts (id),
  -- The rows that moved along, by what they are; the way back moves these.
  moved        jsonb       not null default '{}',
  -- Topics that both accounts had: what belongs to them stayed.
  stayed       text[]      not null default '{}',
  reason       text        not null,
  proposed_by  uuid        not null references accounts (id),
  confirmed_by uuid        not null references accounts (id),
  merged_at    timestamptz not null,
  -- Until then it may be taken back; after it what logged in to the closed account is erased.
  until        timestamptz not null,
  erased_at    timestamptz,
  -- Taken back.
  separated_at timestamptz,
  separated_by uuid        references accounts (id),
  check (from_id <> into_id),
  check (confirmed_by <> proposed_by),
  check ((separated_at is null) = (separated_by is null))
);
comment on table account_mergers is
  'Two accounts of one person that were merged: what moved along, and until when it is taken back. Audit and '
  'other records that are never rewritten name the closed account; this row says whose it was.';
comment on column account_mergers.moved is 'Lists of ids by the key of the follower (enrolments, orders, …).';
create unique index account_mergers_one_open on account_mergers (from_id) where separated_at is null;
create index account_mergers_into on account_mergers (into_id);
create index account_mergers_to_erase on account_mergers (until)
  where erased_at is null and separated_at is null;
