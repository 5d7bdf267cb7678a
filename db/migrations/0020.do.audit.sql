create table audit_seals (
  id             bigint      generated always as identity primary key,
  first_entry_id bigint      not null,
  last_entry_id  bigint      not null,
  entry_count    integer     not null,
  previous_hash  text        not null,
  hash           text        not null,
  sealed_at      timestamptz not null default now()
);
comment on table audit_seals is
  'The hash chain over audit_entries: each seal covers a range of entries and the hash before it.';

create table audit_entries (
  id                    bigint      generated always as identity primary key,
  -- Entries are sealed in the order of committed transactions.
  transaction_id        xid8        not null default pg_current_xact_id(),
  at                    timestamptz not null default now(),
  actor_account_id      uuid,
  actor_role            text,
  actor_organisation_id uuid,
  action                text        not null,
  subject_type          text        not null,
  subject_id            text        not null,
  facts                 jsonb       not null default '{}',
  seal_id               bigint      references audit_seals (id)
);
comment on table audit_entries is
  'Who did what to what, and whether it worked (E25). Append-only; sealed by hash in batches, so that '
  'writers never wait for each other.';
create index audit_entries_subject on audit_entries (subject_type, subject_id, id);
create index audit_entries_actor on audit_entries (actor_account_id, id);
create index audit_entries_unsealed on audit_entries (id) where seal_id is null;

-- The chain may be extended, never rewritten: only a missing seal may be filled in.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.seal_id is null
     and to_jsonb(new) - 'seal_id' = to_jsonb(old) - 'seal_id' then
    return new;
  end if;
  raise exception 'audit entries are append-only';
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_audit_change();

create function refuse_seal_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit seals are append-only';
end $$;
create trigger audit_seals_append_only before update or delete on audit_seals
  for each row execute function refuse_seal_change();
