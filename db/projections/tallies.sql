-- tallies, monthly_tallies (statistics): decisions, money and credit hours. Watches endorsements, payments,
-- refunds and certificate_entries, which queue increments in tally_changes; a job adds them up.

create or replace function merge_tallies(most integer) returns integer language sql as $$
  with taken as (
    delete from tally_changes where id in (select id from tally_changes order by id limit most)
    returning *
  ), added as (
    insert into tallies as known (kind, day, organisation_id, detail, band, n, amount)
    select kind, day, organisation_id, detail, band, sum(n), sum(amount) from taken group by 1, 2, 3, 4, 5
    on conflict (kind, day, organisation_id, detail, band) do update set
      n = known.n + excluded.n, amount = known.amount + excluded.amount
  ), months as (
    insert into monthly_tallies as known (kind, month, organisation_id, detail, band, n, amount)
    select kind, date_trunc('month', day)::date, organisation_id, detail, band, sum(n), sum(amount)
    from taken where kind <> 'HOURS' group by 1, 2, 3, 4, 5
    on conflict (kind, month, organisation_id, detail, band) do update set
      n = known.n + excluded.n, amount = known.amount + excluded.amount
  )
  select count(*)::integer from taken
$$;

-- Hours waited, in the classes people ask for: same day, two, three, five days, a week, two weeks, longer.
create or replace function wait_band(seconds numeric) returns integer language sql immutable as $$
  select case when seconds < 86400 then 24 when seconds < 172800 then 48 when seconds < 259200 then 72
    when seconds < 432000 then 120 when seconds < 604800 then 168 when seconds < 1209600 then 336 else 9999 end
$$;
create or replace function note_decision() returns trigger language plpgsql as $$
declare waited numeric := greatest(0, extract(epoch from new.decided_at - new.requested_at));
begin
  insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  values ('DECIDED', (new.decided_at at time zone 'Asia/Shanghai')::date, new.organisation_id, new.state,
    wait_band(waited), 1, waited::bigint);
  return null;
end $$;

create or replace function note_payment() returns trigger language plpgsql as $$
declare sign integer := case when new.outcome = 'VOIDED' then -1 else 1 end;
begin
  insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  select 'TAKEN', (new.received_at at time zone 'Asia/Shanghai')::date,
    coalesce((select organisation_id::text from orders where id = new.order_id), ''), new.method, 0, sign,
    sign * new.amount_fen;
  return null;
end $$;

create or replace function note_refund() returns trigger language plpgsql as $$
begin
  insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  select 'REFUNDED', (coalesce(new.settled_at, now()) at time zone 'Asia/Shanghai')::date,
    coalesce(o.organisation_id::text, ''), p.method, 0, 1, new.amount_fen
  from payments p left join orders o on o.id = p.order_id where p.id = new.payment_id;
  return null;
end $$;

-- Hours of the whole city would be a row for each unit and day: they are kept by month, and the city
-- ('*') has rows of its own.
create or replace function note_hours() returns trigger language plpgsql as $$
declare sign integer := case when new.withdrawn_at is null then 1 else -1 end;
begin
  insert into tally_changes (kind, day, organisation_id, detail, band, n, amount)
  select 'HOURS', date_trunc('month', new.confirmed_at at time zone 'Asia/Shanghai')::date, whose, new.subject,
    new.year, sign, sign * (new.credit_hours * 10)::bigint
  from unnest(array[new.organisation_id::text, '*']) whose;
  return null;
end $$;

create or replace trigger figures_of_decided after update of state on endorsements for each row
  when (old.state = 'PENDING' and new.state in ('ENDORSED', 'RETURNED') and new.decided_at is not null)
  execute function note_decision();
create or replace trigger figures_of_paid after insert on payments
  for each row execute function note_payment();
create or replace trigger figures_of_reversed after update of outcome on payments for each row
  when (new.outcome = 'VOIDED' and old.outcome <> 'VOIDED' and new.bank_use_id is not null) execute function note_payment();
create or replace trigger figures_of_refunded after update of state on refunds for each row
  when (new.state = 'SUCCEEDED' and old.state <> 'SUCCEEDED') execute function note_refund();
create or replace trigger figures_of_hours after insert on certificate_entries for each row
  when (new.withdrawn_at is null) execute function note_hours();
create or replace trigger figures_of_withdrawn_hours after update of withdrawn_at on certificate_entries
  for each row
  when ((old.withdrawn_at is null) <> (new.withdrawn_at is null)) execute function note_hours();
