-- hours_waiting (hours): endorsed slips without recorded hours. Watches endorsements and certificate_entries.

create or replace view hours_to_confirm as
  select w.endorsement_id, w.account_id, e.decided_at
  from hours_waiting w join endorsements e on e.id = w.endorsement_id
  where e.state = 'ENDORSED' and not exists (select from certificate_entries c
    where c.endorsement_id = e.id and c.withdrawn_at is null);

create or replace function wait_for_hours() returns trigger language plpgsql as $$
begin
  if new.state = 'ENDORSED' then
    insert into hours_waiting values (new.id, new.account_id) on conflict do nothing;
  else
    delete from hours_waiting where endorsement_id = new.id;
  end if;
  return null;
end $$;
create or replace trigger hours_wait_for_new after insert on endorsements
  for each row when (new.state = 'ENDORSED') execute function wait_for_hours();
create or replace trigger hours_wait_for_decided after update of state on endorsements
  for each row when (new.state is distinct from old.state) execute function wait_for_hours();

create or replace function wait_again_for_hours() returns trigger language plpgsql as $$
begin
  if new.withdrawn_at is null then
    delete from hours_waiting where endorsement_id = new.endorsement_id;
  else
    insert into hours_waiting select id, account_id from endorsements
      where id = new.endorsement_id and state = 'ENDORSED'
    on conflict do nothing;
  end if;
  return null;
end $$;
create or replace trigger hours_recorded after insert or update of withdrawn_at on certificate_entries
  for each row when (new.endorsement_id is not null) execute function wait_again_for_hours();
