create table endorsements (
  id              uuid        primary key,
  slip_id         uuid        not null references result_slips (id),
  account_id      uuid        not null references accounts (id),
  topic_id        text        not null references annual_topics (id),
  -- The body chosen for the date of the request and why; a later transfer does not move it.
  organisation_id uuid        not null references organisations (id),
  rule            text        not null
    check (rule in ('CUSTODY', 'MUNICIPAL_UNIT', 'DISTRICT', 'ASSOCIATION')),
  state           text        not null default 'PENDING'
    check (state in ('PENDING', 'ENDORSED', 'RETURNED', 'REVOKED')),
  requested_at    timestamptz not null default now(),
  decided_by      uuid        references accounts (id),
  decided_at      timestamptz,
  -- What one press of a button endorsed is one act. Null: endorsed before acts were kept.
  act_id          uuid,
  reason          text
);
comment on table endorsements is 'Requests to endorse a slip, the body asked and its decision.';
create unique index endorsements_one_live on endorsements (slip_id) where state in ('PENDING', 'ENDORSED');
create index endorsements_queue on endorsements (organisation_id, state, requested_at);
create index endorsements_by_account on endorsements (account_id);
create index endorsements_by_decision on endorsements (decided_at) where decided_at is not null;

create table endorsement_events (
  id               bigint      generated always as identity primary key,
  endorsement_id   uuid        not null references endorsements (id),
  state            text        not null
    check (state in ('PENDING', 'ENDORSED', 'RETURNED', 'REVOKED')),
  text             text        not null,
  actor_account_id uuid        references accounts (id),
  at               timestamptz not null default now()
);
comment on table endorsement_events is 'What happened to an endorsement request.';

create table endorsement_counts (
  organisation_id uuid    not null,
  state           text    not null
    check (state in ('PENDING', 'ENDORSED', 'RETURNED', 'REVOKED')),
  n               integer not null
);
comment on table endorsement_counts is
  'Endorsements by body and state, kept by triggers. A change adds a row, so that nobody waits for a '
  'lock; fold_endorsement_counts adds them up; the sum is right at every moment.';
create index endorsement_counts_of_body on endorsement_counts (organisation_id, state);
