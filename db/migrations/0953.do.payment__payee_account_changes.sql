-- Every account stays: an order shows the one that was valid when it was placed.
alter table payee_accounts drop constraint payee_accounts_pkey;
alter table payee_accounts
  add column id           uuid        primary key default gen_random_uuid(),
  add column proposed_by  uuid        references accounts (id),
  add column confirmed_by uuid        references accounts (id),
  add column valid_from   timestamptz not null default '2010-01-01 00:00:00+08',
  add column stopped_by   uuid        references accounts (id),
  add column stopped_at   timestamptz,
  add check (proposed_by <> confirmed_by),
  add check (stopped_at is null or stopped_at < valid_from);
alter table payee_accounts alter column id drop default, alter column valid_from drop default;
comment on table payee_accounts is
  'Bank accounts that take transfers, shown on the payment notice: changed by two persons, valid a day after. '
  'A change may be stopped before it is valid.';
create index payee_accounts_by_body on payee_accounts (organisation_id, valid_from desc);
