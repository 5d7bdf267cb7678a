create table orders (
  id text primary key,
  order_no text not null unique,
  enrolment_id text not null references enrolments (id),
  account_id text not null references accounts (id),
  purpose text not null default 'TOPIC_FEE' check (purpose in ('TOPIC_FEE', 'RESTUDY_FEE')),
  channel text not null check (channel in ('ONLINE', 'COUNTER')),
  amount_fen integer not null check (amount_fen > 0),
  state text not null default 'OPEN' check (state in ('OPEN', 'PAID', 'CLOSED', 'REFUNDING', 'REFUNDED')),
  organisation_id text references organisations (id),
  created_by text not null references accounts (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  paid_at timestamptz,
  closed_at timestamptz,
  closed_because text check (closed_because in ('EXPIRED', 'CANCELLED', 'COUNTER')),
  -- When the person was last sent to the gateway, and when the gateway sent him back after paying.
  sent_at timestamptz,
  returned_at timestamptz,
  -- The active query: how often the gateway was asked, when last, and when it is due again.
  asks integer not null default 0,
  asked_at timestamptz,
  next_ask_at timestamptz
);
-- Q13: one open or paid order an enrolment and purpose.
create unique index orders_one_live on orders (enrolment_id, purpose) where state in ('OPEN', 'PAID', 'REFUNDING');
create index orders_by_account on orders (account_id, created_at desc);
create index orders_to_ask on orders (next_ask_at) where state = 'OPEN';
create index orders_by_day on orders (created_at);

-- What happened to an order, as its owner reads it.
create table order_events (
  id bigint generated always as identity primary key,
  order_id text not null references orders (id),
  kind text not null,
  facts jsonb not null default '{}',
  at timestamptz not null default now()
);
create index order_events_by_order on order_events (order_id, id);

-- Money that really came in. The first one settles its order; any further is a duplicate and goes back.
create table payments (
  id text primary key,
  order_id text not null references orders (id),
  trade_no text not null unique,
  method text not null check (method in ('GATEWAY', 'CASH', 'CARD', 'TRANSFER')),
  amount_fen integer not null check (amount_fen > 0),
  learned_by text not null check (learned_by in ('NOTIFICATION', 'QUERY', 'RETURN', 'COUNTER', 'RECONCILIATION')),
  duty text not null check (duty in ('SETTLES', 'DUPLICATE', 'LATE')),
  received_at timestamptz not null default now()
);
create index payments_by_order on payments (order_id);
create unique index payments_one_settles on payments (order_id) where duty = 'SETTLES';

create table refunds (
  id text primary key,
  payment_id text not null references payments (id),
  order_id text not null references orders (id),
  amount_fen integer not null check (amount_fen > 0),
  because text not null check (because in ('DUPLICATE', 'LATE', 'REQUESTED')),
  note text not null default '',
  state text not null default 'REQUESTED' check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'SENT', 'SUCCEEDED', 'FAILED')),
  requested_by text references accounts (id),
  decided_by text references accounts (id),
  requested_at timestamptz not null default now(),
  settled_at timestamptz,
  tries integer not null default 0,
  last_error text
);
create unique index refunds_one_a_payment on refunds (payment_id) where state <> 'REJECTED';
create index refunds_by_order on refunds (order_id);
create table refund_events (
  id bigint generated always as identity primary key,
  refund_id text not null references refunds (id),
  state text not null,
  text text not null,
  at timestamptz not null default now()
);

-- Every knock at the notification door, as it came: evidence, also of forgeries.
create table gateway_notifications (
  id bigint generated always as identity primary key,
  received_at timestamptz not null default now(),
  order_no text,
  trade_no text,
  verdict text not null check (verdict in ('ACCEPTED', 'REPEATED', 'FORGED', 'WRONG_AMOUNT', 'UNKNOWN_ORDER', 'IGNORED')),
  body jsonb not null
);

-- A receipt is never changed: another title or a refund reverses it, and another is issued (E22).
create table receipts (
  id text primary key,
  receipt_no text not null unique,
  order_id text not null references orders (id),
  title text not null,
  credit_code text,
  issued_by text references accounts (id),
  organisation_id text references organisations (id),
  issued_at timestamptz not null default now(),
  reversed_at timestamptz
);
create unique index receipts_one_valid on receipts (order_id) where reversed_at is null;
create sequence receipt_numbers;
create sequence order_numbers;

create table reconciliations (
  id text primary key,
  day date not null unique,
  orders_checked integer not null,
  found_paid integer not null,
  amount_fen bigint not null,
  differences jsonb not null default '[]',
  ran_at timestamptz not null default now()
);
