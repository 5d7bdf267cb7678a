-- endorsement_counts (endorsement): slips of each body by state. Watches endorsements.

create or replace function keep_endorsement_counts() returns trigger language plpgsql as $$
declare changed text := case TG_OP
  when 'INSERT' then 'select organisation_id, state, 1 as sign from new_rows'
  when 'DELETE' then 'select organisation_id, state, -1 as sign from old_rows'
  else 'select organisation_id, state, 1 as sign from new_rows
    union all select organisation_id, state, -1 from old_rows' end;
begin
  execute 'insert into endorsement_counts select organisation_id, state, sum(sign)::integer
    from (' || changed || ') r group by 1, 2 having sum(sign) <> 0';
  return null;
end $$;

-- One process at a time; counts of which there is one row already stay as they are.
create or replace function fold_endorsement_counts() returns void language sql as $$
  with many as (
    select organisation_id, state from endorsement_counts group by 1, 2 having count(*) > 1
  ), gone as (
    delete from endorsement_counts c using many
    where c.organisation_id = many.organisation_id and c.state = many.state
    returning c.organisation_id, c.state, c.n
  )
  insert into endorsement_counts
    select organisation_id, state, sum(n)::integer from gone group by 1, 2 having sum(n) <> 0
$$;

create or replace trigger counts_of_new after insert on endorsements
  referencing new table as new_rows for each statement execute function keep_endorsement_counts();
create or replace trigger counts_of_changed after update on endorsements
  referencing new table as new_rows old table as old_rows for each statement
  execute function keep_endorsement_counts();
create or replace trigger counts_of_gone after delete on endorsements
  referencing old table as old_rows for each statement execute function keep_endorsement_counts();
