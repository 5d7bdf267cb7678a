-- A browser is known again by a random mark in a cookie of its own; kept is its hash. It says that two
-- persons used one device, and nothing about either.
alter table sessions add column device_hash text;
create index sessions_by_device on sessions (device_hash, created_at) where device_hash is not null;

-- Which phone number belonged to whom and when: a number belongs to one account at a time, but one number
-- that serves many accounts one after the other is worth a question (N38). Only the keyed hash is kept.
create table account_phones (
  account_id text not null references accounts (id),
  phone_index text not null,
  since timestamptz not null,
  until timestamptz,
  primary key (account_id, phone_index, since)
);
create index account_phones_by_phone on account_phones (phone_index, since);
insert into account_phones (account_id, phone_index, since)
  select id, phone_index, created_at from accounts where phone_index is not null;

create function keep_account_phone() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    update account_phones set until = clock_timestamp() where account_id = old.id and until is null;
  end if;
  if new.phone_index is not null then
    insert into account_phones (account_id, phone_index, since) values (new.id, new.phone_index, clock_timestamp());
  end if;
  return null;
end $$;
create trigger accounts_phone_kept after insert on accounts
  for each row execute function keep_account_phone();
create trigger accounts_phone_changed after update of phone_index on accounts
  for each row when (old.phone_index is distinct from new.phone_index) execute function keep_account_phone();
