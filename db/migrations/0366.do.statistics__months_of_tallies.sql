-- Pages show decisions and money by month and year: read from rows of months, thirty times fewer.
create table monthly_tallies (
  kind text not null check (kind in ('DECIDED', 'TAKEN', 'REFUNDED')),
  month date not null,
  organisation_id text not null,
  detail text not null,
  band integer not null,
  n bigint not null,
  amount bigint not null,
  primary key (kind, month, organisation_id, detail, band)
);
insert into monthly_tallies
  select kind, date_trunc('month', day)::date, organisation_id, detail, band, sum(n), sum(amount)
  from tallies where kind <> 'HOURS' group by 1, 2, 3, 4, 5;

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

-- An insert that turned out to be an update fires the triggers of both: the one without rows does nothing.
do $$
declare one regproc;
begin
  foreach one in array array['keep_figures', 'keep_standing_counts']::regproc[] loop
    execute replace(pg_get_functiondef(one), E'\nbegin\n', E'\nbegin
  if TG_OP <> ''DELETE'' then
    perform from new_rows limit 1;
    if not found then return null; end if;
  end if;\n');
  end loop;
end $$;
