-- How far an ordered reminder has come: it goes on behind the last person met, whatever stopped it, and the
-- officer who ordered it is told how many were reached.
create table reminder_orders (
  id text primary key,
  last_account_id text not null default '',
  reached integer not null default 0,
  skipped integer not null default 0,
  done_at timestamptz
);
