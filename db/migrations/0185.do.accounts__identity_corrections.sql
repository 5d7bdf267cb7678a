-- A name or number that stands on exam results already is corrected by two officers of one body
-- (roles.md): one proposes it on the proof he saw, another decides. Nobody decides his own proposal,
-- whatever the program says.
create table identity_corrections (
  id text primary key,
  account_id text not null references accounts (id),
  organisation_id text not null references organisations (id),
  -- What the account said when it was proposed.
  name_before text not null,
  id_number_masked_before text not null,
  -- What it shall say; null stays.
  name text,
  id_document_type text,
  id_number_cipher text,
  id_number_masked text,
  proof text not null,
  state text not null default 'PROPOSED' check (state in ('PROPOSED', 'APPLIED', 'REJECTED')),
  proposed_by text not null references accounts (id),
  proposed_at timestamptz not null default now(),
  decided_by text references accounts (id),
  decided_at timestamptz,
  decision_reason text,
  check (name is not null or id_number_cipher is not null),
  check ((id_number_cipher is null) = (id_document_type is null)),
  check ((id_number_cipher is null) = (id_number_masked is null)),
  check ((state = 'PROPOSED') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'REJECTED') = (decision_reason is not null)),
  constraint identity_corrections_four_eyes check (decided_by <> proposed_by)
);
create unique index identity_corrections_one_open on identity_corrections (account_id) where state = 'PROPOSED';
create index identity_corrections_newest on identity_corrections (account_id, proposed_at desc);
create index identity_corrections_waiting on identity_corrections (organisation_id) where state = 'PROPOSED';
