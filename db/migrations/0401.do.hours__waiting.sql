-- Endorsed slips whose hours may still have to be recorded: what lies on a unit's desk is found without
-- going through everybody in its care. Never one too few; hours_to_confirm looks at each once more.
-- Without foreign keys: taking hours back must not wait for who holds the endorsement.
create table hours_waiting (
  endorsement_id text primary key,
  account_id text not null
);
create index hours_waiting_of_person on hours_waiting (account_id);
insert into hours_waiting
  select e.id, e.account_id from endorsements e
  where e.state = 'ENDORSED' and not exists (select from certificate_entries c
    where c.endorsement_id = e.id and c.withdrawn_at is null);

create view hours_to_confirm as
  select w.endorsement_id, w.account_id, e.decided_at
  from hours_waiting w join endorsements e on e.id = w.endorsement_id
  where e.state = 'ENDORSED' and not exists (select from certificate_entries c
    where c.endorsement_id = e.id and c.withdrawn_at is null);

create function wait_for_hours() returns trigger language plpgsql as $$
begin
  if new.state = 'ENDORSED' then
    insert into hours_waiting values (new.id, new.account_id) on conflict do nothing;
  else
    delete from hours_waiting where endorsement_id = new.id;
  end if;
  return null;
end $$;
create trigger hours_wait_for_new after insert on endorsements
  for each row when (new.state = 'ENDORSED') execute function wait_for_hours();
create trigger hours_wait_for_decided after update of state on endorsements
  for each row when (new.state is distinct from old.state) execute function wait_for_hours();

create function wait_again_for_hours() returns trigger language plpgsql as $$
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
create trigger hours_recorded after insert or update of withdrawn_at on certificate_entries
  for each row when (new.endorsement_id is not null) execute function wait_again_for_hours();
