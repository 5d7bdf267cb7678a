-- One confirmation by the employer (or the agency) writes both: the person's certificate and the
-- unit's registration card (N30).
create table certificate_entries (
  id text primary key,
  entry_no text not null unique,
  account_id text not null references accounts (id),
  year integer not null,
  topic_id text not null references annual_topics (id),
  slip_id text not null references result_slips (id),
  endorsement_id text not null references endorsements (id),
  organisation_id text not null references organisations (id),
  subject text not null default 'PUBLIC' check (subject in ('PUBLIC', 'PROFESSIONAL')),
  title text not null,
  credit_hours numeric(5, 1) not null,
  confirmed_by text not null references accounts (id),
  confirmed_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_because text
);
create unique index certificate_entries_once on certificate_entries (endorsement_id) where withdrawn_at is null;
create index certificate_entries_by_account on certificate_entries (account_id, year);
create table card_entries (
  id text primary key,
  certificate_entry_id text not null unique references certificate_entries (id),
  organisation_id text not null references organisations (id),
  account_id text not null references accounts (id),
  year integer not null,
  credit_hours numeric(5, 1) not null,
  recorded_at timestamptz not null default now()
);
create index card_entries_by_organisation on card_entries (organisation_id, year);
create sequence entry_numbers;
