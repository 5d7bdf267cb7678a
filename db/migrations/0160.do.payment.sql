create sequence group_order_numbers;
create table group_orders (
  id              uuid        primary key,
  group_no        text        not null unique,
  -- Written into the remark of a bank transfer; the last character checks the others.
  remittance_code text        not null unique,
  topic_id        text        not null references annual_topics (id),
  organisation_id uuid        not null references organisations (id),
  payee_id        uuid        not null references organisations (id),
  title           text        not null,
  credit_code     text,
  state           text        not null default 'OPEN' check (state in ('OPEN', 'CANCELLED')),
  created_by      uuid        not null references accounts (id),
  created_at      timestamptz not null default now(),
  cancelled_at    timestamptz
);
comment on table group_orders is
  'Order of a unit or agency for many learners (E21). Its lines are ordinary orders of channel GROUP, one '
  'a person, so that access, refunds and books are the same for every order.';
create index group_orders_by_organisation on group_orders (organisation_id, created_at desc);

create sequence order_numbers;
create table orders (
  id              uuid        primary key,
  order_no        text        not null unique,
  enrolment_id    uuid        not null references enrolments (id),
  account_id      uuid        not null references accounts (id),
  -- Study round it pays for: 1 the fee of the topic, further ones the restudy fee.
  round_no        integer     not null default 1 check (round_no >= 1),
  group_order_id  uuid        references group_orders (id),
  -- Chosen by the unit for its next transfer, when that covers only a part of the lines.
  named_at        timestamptz,
  channel         text        not null check (channel in ('ONLINE', 'COUNTER', 'GROUP')),
  amount_fen      integer     not null check (amount_fen > 0),
  state           text        not null default 'OPEN'
    check (state in ('OPEN', 'PAID', 'CLOSED', 'REFUNDING', 'REFUNDED')),
  organisation_id uuid        not null references organisations (id),
  created_by      uuid        not null references accounts (id),
  created_at      timestamptz not null default now(),
  paid_at         timestamptz,
  closed_at       timestamptz,
  closed_because  text
    check (closed_because in ('EXPIRED', 'CANCELLED', 'COUNTER', 'PAYS_ALONE', 'LEFT_UNIT', 'TOOK_OUT')),
  constraint orders_group_line check ((channel = 'GROUP') = (group_order_id is not null))
);
comment on table orders is 'Order of one learner for one study round.';
-- Q13: one open or paid order an enrolment and round.
create unique index orders_one_live on orders (enrolment_id, round_no)
  where state in ('OPEN', 'PAID', 'REFUNDING');
create index orders_by_account on orders (account_id, created_at desc);
create index orders_by_group on orders (group_order_id) where group_order_id is not null;

create table order_events (
  id       bigint      generated always as identity primary key,
  order_id uuid        not null references orders (id),
  kind     text        not null,
  facts    jsonb       not null default '{}',
  at       timestamptz not null default now()
);
comment on table order_events is 'What happened to an order, as its owner reads it.';
create index order_events_by_order on order_events (order_id, id);

create table checkouts (
  id               uuid        primary key,
  -- What the gateway calls it; for a learner's order the number of the order.
  checkout_no      text        not null unique,
  -- Null: the checkout of one learner's order.
  group_order_id   uuid        references group_orders (id),
  amount_fen       integer     not null check (amount_fen > 0),
  -- PAID: money of this sum came in, whatever its payments turned out to be for.
  state            text        not null default 'OPEN' check (state in ('OPEN', 'PAID', 'CLOSED')),
  trade_no         text        unique,
  wrong_amount_fen integer,
  expires_at       timestamptz not null,
  created_by       uuid        not null references accounts (id),
  created_at       timestamptz not null default now(),
  -- When the payer was last sent to the gateway, and when the gateway sent them back after paying.
  sent_at          timestamptz,
  returned_at      timestamptz,
  paid_at          timestamptz,
  -- The active query: how often the gateway was asked, when last, and when next.
  asks             integer     not null default 0,
  asked_at         timestamptz,
  next_ask_at      timestamptz
);
comment on table checkouts is
  'One sum asked for at the gateway: the order of a learner, or the open lines of a group order (E21). Its '
  'money counts order by order.';
create unique index checkouts_one_open on checkouts (group_order_id) where state = 'OPEN';
create index checkouts_to_ask on checkouts (next_ask_at) where state = 'OPEN';
create index checkouts_by_day on checkouts (created_at);

create table checkout_orders (
  checkout_id uuid not null references checkouts (id),
  order_id    uuid not null references orders (id),
  primary key (checkout_id, order_id)
);
comment on table checkout_orders is 'Orders that a checkout pays.';
create index checkout_orders_by_order on checkout_orders (order_id);

create table bank_layouts (
  id      text  primary key,
  name    text  not null,
  -- {field: [headings]}.
  columns jsonb not null
);
comment on table bank_layouts is 'Which headings of a bank file hold what; differs by bank, therefore data.';
insert into bank_layouts (id, name, columns) values
  ('standard', '标准流水表', '{
    "day": ["交易日期", "日期", "记账日期"], "amount": ["金额", "贷方金额", "收入金额", "交易金额"],
    "payer": ["付款人", "对方户名", "付款人名称"], "payerAccount": ["付款账号", "对方账号"],
    "remark": ["附言", "摘要", "备注", "用途"], "transactionNo": ["流水号", "交易流水号", "凭证号"]
  }');

create table bank_files (
  id          uuid        primary key,
  name        text        not null,
  imported_by uuid        not null references accounts (id),
  imported_at timestamptz not null default now(),
  lines       integer     not null,
  repeated    integer     not null
);
comment on table bank_files is 'Imported bank files.';

create table bank_lines (
  id             uuid    primary key,
  file_id        uuid    not null references bank_files (id),
  row_no         integer not null,
  transaction_no text    not null unique,
  day            date    not null,
  amount_fen     integer not null check (amount_fen > 0),
  -- No fen is used twice.
  used_fen       integer not null default 0,
  payer          text    not null,
  payer_account  text    not null default '',
  remark         text    not null default '',
  note           text    not null default '',
  check (used_fen between 0 and amount_fen)
);
comment on table bank_lines is 'Transfers read from bank files.';
create index bank_lines_unsolved on bank_lines (day) where used_fen < amount_fen;

create table bank_uses (
  id             uuid        primary key,
  bank_line_id   uuid        not null references bank_lines (id),
  purpose        text        not null check (purpose in ('GROUP_ORDER', 'TEXTBOOKS', 'RETURNED')),
  group_order_id uuid        references group_orders (id),
  amount_fen     integer     not null check (amount_fen > 0),
  note           text        not null default '',
  used_by        uuid        not null references accounts (id),
  used_at        timestamptz not null default now(),
  check ((purpose = 'GROUP_ORDER') = (group_order_id is not null))
);
comment on table bank_uses is
  'Where the money of a bank line went: to a group order, to textbooks (which can pay no fee, N11), or '
  'back.';
create index bank_uses_by_line on bank_uses (bank_line_id);
create index bank_uses_by_group on bank_uses (group_order_id) where group_order_id is not null;

create table payments (
  id          uuid        primary key,
  order_id    uuid        not null references orders (id),
  trade_no    text        not null,
  method      text        not null check (method in ('GATEWAY', 'CASH', 'CARD', 'TRANSFER')),
  amount_fen  integer     not null check (amount_fen > 0),
  learned_by  text        not null
    check (learned_by in ('NOTIFICATION', 'QUERY', 'RETURN', 'COUNTER', 'RECONCILIATION', 'BANK_FILE')),
  -- The checkout, or the part of a bank transfer, by which the money came.
  checkout_id uuid        references checkouts (id),
  bank_use_id uuid        references bank_uses (id),
  -- What the money is for its order: settles it, or is refunded as duplicate or late.
  outcome     text        not null check (outcome in ('SETTLES', 'DUPLICATE', 'LATE')),
  received_at timestamptz not null default now(),
  -- One trade pays each order of its checkout once.
  unique (trade_no, order_id)
);
comment on table payments is
  'Money received. The first payment settles its order; any further one is a duplicate and is refunded.';
create index payments_by_order on payments (order_id);
create unique index payments_one_settles on payments (order_id) where outcome = 'SETTLES';
create index payments_by_bank_use on payments (bank_use_id) where bank_use_id is not null;
create index payments_by_checkout on payments (checkout_id) where checkout_id is not null;

create table refunds (
  id           uuid        primary key,
  payment_id   uuid        not null references payments (id),
  order_id     uuid        not null references orders (id),
  amount_fen   integer     not null check (amount_fen > 0),
  because      text        not null check (because in ('DUPLICATE', 'LATE', 'REQUESTED')),
  note         text        not null default '',
  state        text        not null default 'REQUESTED'
    check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'SENT', 'SUCCEEDED', 'FAILED')),
  requested_by uuid        references accounts (id),
  decided_by   uuid        references accounts (id),
  requested_at timestamptz not null default now(),
  settled_at   timestamptz,
  tries        integer     not null default 0,
  last_error   text
);
comment on table refunds is 'Refunds and how far they have come.';
create unique index refunds_one_a_payment on refunds (payment_id) where state <> 'REJECTED';
create index refunds_by_order on refunds (order_id);

create table refund_events (
  id        bigint      generated always as identity primary key,
  refund_id uuid        not null references refunds (id),
  state     text        not null,
  text      text        not null,
  at        timestamptz not null default now()
);
comment on table refund_events is 'What happened to a refund.';

create table gateway_notifications (
  id          bigint      generated always as identity primary key,
  received_at timestamptz not null default now(),
  order_no    text,
  trade_no    text,
  verdict     text        not null
    check (verdict in ('ACCEPTED', 'REPEATED', 'FORGED', 'WRONG_AMOUNT', 'UNKNOWN_ORDER', 'IGNORED')),
  body        jsonb       not null
);
comment on table gateway_notifications is
  'Every notification received from the gateway, as it came: evidence, forgeries included.';

create sequence receipt_numbers;
create table receipts (
  id              uuid        primary key,
  receipt_no      text        not null unique,
  -- Over one order, or over one payment of a group order.
  order_id        uuid        references orders (id),
  group_order_id  uuid        references group_orders (id),
  checkout_id     uuid        references checkouts (id),
  bank_use_id     uuid        references bank_uses (id),
  title           text        not null,
  credit_code     text,
  amount_fen      integer     not null check (amount_fen > 0),
  people          integer     not null check (people > 0),
  issued_by       uuid        references accounts (id),
  organisation_id uuid        not null references organisations (id),
  issued_at       timestamptz not null default now(),
  reversed_at     timestamptz,
  check ((order_id is null) <> (group_order_id is null)),
  check (num_nonnulls(checkout_id, bank_use_id) = num_nonnulls(group_order_id))
);
comment on table receipts is
  'Receipts. Never changed: another title or a refund reverses one, and another is issued (E22).';
create unique index receipts_one_valid on receipts (order_id) where reversed_at is null;
create unique index receipts_one_a_checkout on receipts (checkout_id) where reversed_at is null;
create unique index receipts_one_a_use on receipts (bank_use_id) where reversed_at is null;
create index receipts_by_order on receipts (order_id) where order_id is not null;
create index receipts_by_group on receipts (group_order_id) where group_order_id is not null;

create table payee_accounts (
  organisation_id uuid primary key references organisations (id),
  holder          text not null,
  bank            text not null,
  account_no      text not null
);
comment on table payee_accounts is 'Bank accounts that take transfers; shown on the payment notice.';

create table reconciliations (
  id             uuid        primary key,
  day            date        not null unique,
  orders_checked integer     not null,
  found_paid     integer     not null,
  amount_fen     bigint      not null,
  -- Bank transfers of the day.
  transfers_fen  bigint      not null default 0,
  unsolved_fen   bigint      not null default 0,
  differences    jsonb       not null default '[]',
  ran_at         timestamptz not null default now()
);
comment on table reconciliations is 'Daily comparison of orders with the gateway and the bank files.';
