-- Hours of professional subjects (N32, N33): recorded on an authority's recognition, not on an endorsed
-- slip. One person has an offering counted once.
alter table certificate_entries
  alter column topic_id drop not null,
  alter column slip_id drop not null,
  alter column endorsement_id drop not null,
  alter column credit_hours type numeric(6, 2),
  add column offering_id text,
  add column organiser text,
  add column held_from date,
  add column held_to date check (held_to >= held_from);
alter table certificate_entries
  add constraint certificate_entries_public check
    (subject <> 'PUBLIC' or (topic_id is not null and slip_id is not null and endorsement_id is not null and offering_id is null)),
  add constraint certificate_entries_professional check
    (subject <> 'PROFESSIONAL' or (offering_id is not null and organiser is not null and held_from is not null and held_to is not null and endorsement_id is null));
create unique index certificate_entries_offering_once on certificate_entries (account_id, offering_id)
  where withdrawn_at is null and offering_id is not null;
alter table card_entries alter column credit_hours type numeric(6, 2);

-- An approved claim can be taken back with a reason, as an entry can.
alter table external_hour_claims
  add column withdrawn_at timestamptz,
  add column withdrawn_because text,
  add column withdrawn_by text references accounts (id),
  add check (withdrawn_at is null or (withdrawn_because is not null and state = 'APPROVED'));
