-- account_phones (identity): the history of phone numbers. Watches accounts.

-- A list of people comes in statements of thousands: their phones are kept by statement, not row by row.
create or replace function keep_new_phones() returns trigger language plpgsql as $$
begin
  insert into account_phones (account_id, phone_index, since)
    select id, phone_index, clock_timestamp() from fresh where phone_index is not null;
  return null;
end $$;

create or replace function keep_account_phone() returns trigger language plpgsql as $$
begin
  -- Another key, the same phone: the rotation changes the history itself.
  if current_setting('jixue.rotating_keys', true) = 'on' then
    return null;
  end if;
  update account_phones set until = clock_timestamp() where account_id = old.id and until is null;
  if new.phone_index is not null then
    insert into account_phones (account_id, phone_index, since)
    values (new.id, new.phone_index, clock_timestamp());
  end if;
  return null;
end $$;

create or replace trigger accounts_phone_kept after insert on accounts
  referencing new table as fresh for each statement execute function keep_new_phones();
create or replace trigger accounts_phone_changed after update of phone_index on accounts
  for each row when (old.phone_index is distinct from new.phone_index) execute function keep_account_phone();
