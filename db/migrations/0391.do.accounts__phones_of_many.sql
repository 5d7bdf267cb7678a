-- A list of people comes in statements of thousands: their phones are kept by statement, not row by row.
drop trigger accounts_phone_kept on accounts;
create function keep_new_phones() returns trigger language plpgsql as $$
begin
  insert into account_phones (account_id, phone_index, since)
    select id, phone_index, clock_timestamp() from fresh where phone_index is not null;
  return null;
end $$;
create trigger accounts_phone_kept after insert on accounts
  referencing new table as fresh for each statement execute function keep_new_phones();
