-- E21: a unit or an agency pays for many. Its lines are ordinary orders of channel GROUP, one a person, so
-- that Q13 (one live order a round), access, refunds and the books stay the same for every kind of order.
create table group_orders (
  id text primary key,
  group_no text not null unique,
  -- What the payer writes into the remark of a bank transfer; the last character checks the others.
  remittance_code text not null unique,
  topic_id text not null references annual_topics (id),
  organisation_id text not null references organisations (id),
  payee_id text not null references organisations (id),
  title text not null,
  credit_code text,
  state text not null default 'OPEN' check (state in ('OPEN', 'CANCELLED')),
  created_by text not null references accounts (id),
  created_at timestamptz not null default now(),
  cancelled_at timestamptz
);
create index group_orders_by_organisation on group_orders (organisation_id, created_at desc);

alter table orders add column group_order_id text references group_orders (id);
-- Named by the unit for its next transfer, when that covers only a part of the list.
alter table orders add column named_at timestamptz;
alter table orders drop constraint orders_channel_check;
alter table orders add constraint orders_channel_check check (channel in ('ONLINE', 'COUNTER', 'GROUP'));
alter table orders add constraint orders_group_line check ((channel = 'GROUP') = (group_order_id is not null));
alter table orders drop constraint orders_closed_because_check;
alter table orders add constraint orders_closed_because_check
  check (closed_because in ('EXPIRED', 'CANCELLED', 'COUNTER', 'PAYS_ALONE', 'LEFT_UNIT', 'TOOK_OUT'));
create index orders_by_group on orders (group_order_id) where group_order_id is not null;

alter table access_grants drop constraint access_grants_because_check;
alter table access_grants add constraint access_grants_because_check
  check (because in ('COUNTER', 'ONLINE', 'GROUP', 'FREE'));

-- One way of a unit to the gateway: the sum of the lines it had then. Money counts line by line.
create table group_visits (
  id text primary key,
  group_order_id text not null references group_orders (id),
  visit_no text not null unique,
  order_ids text[] not null,
  amount_fen integer not null check (amount_fen > 0),
  state text not null default 'OPEN' check (state in ('OPEN', 'PAID', 'CLOSED')),
  trade_no text unique,
  wrong_amount_fen integer,
  expires_at timestamptz not null,
  created_by text not null references accounts (id),
  created_at timestamptz not null default now(),
  paid_at timestamptz,
  asks integer not null default 0,
  next_ask_at timestamptz
);
create unique index group_visits_one_open on group_visits (group_order_id) where state = 'OPEN';
create index group_visits_to_ask on group_visits (next_ask_at) where state = 'OPEN';

-- Bank files: which columns carry what differs by bank and is data.
create table bank_layouts (
  id text primary key,
  name text not null,
  columns jsonb not null
);
insert into bank_layouts (id, name, columns) values
  ('standard', '标准流水表', '{"day":["交易日期","日期","记账日期"],"amount":["金额","贷方金额","收入金额","交易金额"],"payer":["付款人","对方户名","付款人名称"],"payerAccount":["付款账号","对方账号"],"remark":["附言","摘要","备注","用途"],"transactionNo":["流水号","交易流水号","凭证号"]}');

create table bank_files (
  id text primary key,
  name text not null,
  imported_by text not null references accounts (id),
  imported_at timestamptz not null default now(),
  lines integer not null,
  repeated integer not null
);
create table bank_lines (
  id text primary key,
  file_id text not null references bank_files (id),
  row_no integer not null,
  transaction_no text not null unique,
  day date not null,
  amount_fen integer not null check (amount_fen > 0),
  -- No fen is given out twice: kept here, whatever the program does.
  used_fen integer not null default 0,
  payer text not null,
  payer_account text not null default '',
  remark text not null default '',
  note text not null default '',
  check (used_fen between 0 and amount_fen)
);
create index bank_lines_unsolved on bank_lines (day) where used_fen < amount_fen;

-- Where the money of a bank line went: to lines of a group order, or back.
create table bank_uses (
  id text primary key,
  bank_line_id text not null references bank_lines (id),
  purpose text not null check (purpose in ('GROUP_ORDER', 'RETURNED')),
  group_order_id text references group_orders (id),
  amount_fen integer not null check (amount_fen > 0),
  note text not null default '',
  used_by text not null references accounts (id),
  used_at timestamptz not null default now(),
  check ((purpose = 'GROUP_ORDER') = (group_order_id is not null))
);
create index bank_uses_by_line on bank_uses (bank_line_id);
create index bank_uses_by_group on bank_uses (group_order_id) where group_order_id is not null;

-- The money of a line came by a way of the unit to the gateway, or by a bank transfer.
alter table payments add column visit_id text references group_visits (id);
alter table payments add column bank_use_id text references bank_uses (id);
alter table payments drop constraint payments_learned_by_check;
alter table payments add constraint payments_learned_by_check
  check (learned_by in ('NOTIFICATION', 'QUERY', 'RETURN', 'COUNTER', 'RECONCILIATION', 'BANK_FILE'));
create index payments_by_bank_use on payments (bank_use_id) where bank_use_id is not null;
create index payments_by_visit on payments (visit_id) where visit_id is not null;

-- One receipt a payment of the unit (E22); a refunded line reverses it and issues another over less.
create table group_receipts (
  id text primary key,
  receipt_no text not null unique,
  group_order_id text not null references group_orders (id),
  visit_id text references group_visits (id),
  bank_use_id text references bank_uses (id),
  title text not null,
  credit_code text,
  amount_fen integer not null check (amount_fen > 0),
  people integer not null,
  issued_at timestamptz not null default now(),
  reversed_at timestamptz,
  check ((visit_id is null) <> (bank_use_id is null))
);
create unique index group_receipts_one_a_visit on group_receipts (visit_id) where reversed_at is null;
create unique index group_receipts_one_a_use on group_receipts (bank_use_id) where reversed_at is null;
create index group_receipts_by_group on group_receipts (group_order_id);
create sequence group_order_numbers;

-- Where units send their transfers; shown on the payment notice.
create table payee_accounts (
  organisation_id text primary key references organisations (id),
  holder text not null,
  bank text not null,
  account_no text not null
);
