-- Supervision (N33, N34): shares below which a place or unit is marked, and orders to catch up.

create table supervision_thresholds (
  name text primary key check (name in ('participation', 'completion')),
  label text not null,
  percent numeric(4, 1) not null check (percent between 0 and 100)
);
insert into supervision_thresholds values
  ('participation', '参学率', 80),
  ('completion', '完成率', 60);

create sequence catch_up_order_numbers;
create table catch_up_orders (
  id text primary key,
  order_no text not null unique,
  issuer_role text not null check (issuer_role in ('MUNICIPAL_OFFICER', 'DISTRICT_CLERK', 'INDUSTRY_OFFICER')),
  issuer_id text not null references organisations (id),
  issued_by text not null references accounts (id),
  issued_at timestamptz not null,
  addressee_id text not null references organisations (id),
  -- Whose figures count: of a place, a system, a unit, or the custody of an agency.
  kind text not null check (kind in ('PLACE', 'INDUSTRY', 'UNIT', 'AGENCY')),
  member text not null,
  year integer not null,
  metric text not null check (metric in ('enrolled', 'studied', 'passed', 'recorded')),
  target_percent numeric(4, 1) not null check (target_percent > 0 and target_percent <= 100),
  deadline date not null,
  basis text not null,
  text text not null,
  -- How it stood when the order was issued.
  due_at_issue integer not null,
  reached_at_issue integer not null,
  state text not null check (state in ('ISSUED', 'ACKNOWLEDGED', 'REPORTED', 'ACCEPTED', 'WITHDRAWN')),
  acknowledged_at timestamptz,
  report text,
  report_file text,
  reported_at timestamptz,
  closed_at timestamptz,
  -- The suspicion it was reported as, by hand.
  case_id text,
  check ((state in ('ACCEPTED', 'WITHDRAWN')) = (closed_at is not null)),
  check (state <> 'REPORTED' or report is not null),
  check (issuer_id <> addressee_id)
);
-- One open order to a body about the same step of a year.
create unique index catch_up_orders_one_open on catch_up_orders (addressee_id, kind, member, year, metric, issuer_role)
  where closed_at is null;
create index catch_up_orders_by_addressee on catch_up_orders (addressee_id, issued_at desc);
create index catch_up_orders_by_issuer on catch_up_orders (issuer_role, issuer_id, issued_at desc);
create index catch_up_orders_open on catch_up_orders (deadline) where closed_at is null;

create table catch_up_order_events (
  id bigint generated always as identity primary key,
  order_id text not null references catch_up_orders (id),
  text text not null,
  actor_account_id text references accounts (id),
  at timestamptz not null
);
create index catch_up_order_events_by_order on catch_up_order_events (order_id, id);

-- Which reminders an order has had; -1 tells that it is overdue. An extension begins anew.
create table catch_up_order_reminders (
  order_id text not null references catch_up_orders (id),
  days_before integer not null,
  primary key (order_id, days_before)
);
