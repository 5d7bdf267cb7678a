create table endorsements (
  id text primary key,
  slip_id text not null references result_slips (id),
  account_id text not null references accounts (id),
  topic_id text not null references annual_topics (id),
  -- The body chosen for the date of the request and why; a later transfer does not move it.
  organisation_id text not null references organisations (id),
  rule text not null check (rule in ('CUSTODY', 'MUNICIPAL_UNIT', 'DISTRICT', 'ASSOCIATION')),
  state text not null default 'PENDING' check (state in ('PENDING', 'ENDORSED', 'RETURNED', 'REVOKED')),
  requested_at timestamptz not null default now(),
  decided_by text references accounts (id),
  decided_at timestamptz,
  reason text
);
create unique index endorsements_one_live on endorsements (slip_id) where state in ('PENDING', 'ENDORSED');
create index endorsements_queue on endorsements (organisation_id, state, requested_at);
create index endorsements_by_account on endorsements (account_id);
create table endorsement_events (
  id bigint generated always as identity primary key,
  endorsement_id text not null references endorsements (id),
  state text not null,
  text text not null,
  actor_account_id text references accounts (id),
  at timestamptz not null default now()
);
