-- Signed seals, what an auditor looks for, and a guard against emptying the tables (E25).

alter table audit_seals
  -- What the hash covers: 1 until addresses were recorded, 2 with address, request and people.
  add column format        smallint not null default 1,
  -- Entries sealed so far, this seal included; null in unsigned seals.
  add column total_entries bigint,
  -- The key outside the database that signed the seal (docs/adr/0013).
  add column key_id        text,
  add column signature     text;

alter table audit_entries
  add column address    text,
  add column request_id text,
  -- The accounts whose data the entry is about, beyond its subject.
  add column people     uuid[];

create index audit_entries_at on audit_entries using brin (at) with (autosummarize = on);
create index audit_entries_action on audit_entries (action, id);
create index audit_entries_organisation on audit_entries (actor_organisation_id, id)
  where actor_organisation_id is not null;
create index audit_entries_address on audit_entries (address, id) where address is not null;
create index audit_entries_people on audit_entries using gin (people) where people is not null;

create trigger audit_entries_no_truncate before truncate on audit_entries
  for each statement execute function refuse_audit_change();
create trigger audit_seals_no_truncate before truncate on audit_seals
  for each statement execute function refuse_seal_change();

create table audit_checks (
  id         bigint      generated always as identity primary key,
  checked_at timestamptz not null default now(),
  seals      bigint      not null,
  entries    bigint      not null,
  faults     jsonb       not null default '[]'
);
comment on table audit_checks is 'Results of recomputing the chain of seals, nightly or by an auditor.';
