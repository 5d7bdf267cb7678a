-- Bills of other features (textbooks) are paid online as well, each by a checkout of its own.
create table bills (
  bill_no         text    primary key,
  -- The row of the other feature, what it is in words, and the page where the payer sees it.
  subject_id      uuid    not null unique,
  item            text    not null,
  href            text    not null,
  -- Who pays: a person or a body; and the body that gets the money.
  account_id      uuid    references accounts (id),
  payer_id        uuid    references organisations (id),
  organisation_id uuid    not null references organisations (id),
  amount_fen      integer not null check (amount_fen > 0),
  -- Cancelled by its feature: money that still comes for it goes back.
  withdrawn_at    timestamptz,
  check (num_nonnulls(account_id, payer_id) = 1)
);
comment on table bills is
  'Bills of other features whose payers went to a gateway. Apart from the fee of the year (N11).';
create index bills_by_account on bills (account_id) where account_id is not null;
create index bills_by_payer on bills (payer_id) where payer_id is not null;

alter table checkouts add column bill_no text references bills (bill_no);
alter table checkouts add check (num_nonnulls(group_order_id, bill_no) < 2);
create unique index checkouts_one_open_bill on checkouts (bill_no) where state = 'OPEN';
create index checkouts_by_bill on checkouts (bill_no) where bill_no is not null;

alter table bill_payments drop constraint bill_payments_method_check;
alter table bill_payments add check (method in ('CASH', 'CARD', 'TRANSFER', 'GATEWAY'));
alter table bill_payments alter column received_by drop not null;
alter table bill_payments
  add column checkout_id uuid references checkouts (id),
  add column href text,
  -- PAID until its money went back, or it turned out to be recorded by mistake; then the bill may be paid again.
  add column outcome text not null default 'PAID' check (outcome in ('PAID', 'RETURNED', 'VOIDED')),
  add check ((method = 'GATEWAY') = (checkout_id is not null)),
  add check ((method = 'GATEWAY') = (received_by is null));
alter table bill_payments drop constraint bill_payments_bill_no_key;
alter table bill_payments drop constraint bill_payments_subject_id_key;
create unique index bill_payments_once on bill_payments (bill_no) where outcome = 'PAID';
create index bill_payments_by_bill on bill_payments (bill_no);
create index bill_payments_by_subject on bill_payments (subject_id);
create index bill_payments_by_checkout on bill_payments (checkout_id) where checkout_id is not null;

-- EXTRA: for a bill that was paid otherwise or withdrawn; it goes back by itself.
alter table gateway_trades drop constraint gateway_trades_verdict_check;
alter table gateway_trades add check (verdict in ('BOOKED', 'WRONG_AMOUNT', 'EXTRA'));

create table money_returns (
  id              uuid        primary key,
  -- The payment of a bill, the trade of a gateway, or both where the bill was paid online.
  bill_payment_id uuid        references bill_payments (id),
  gateway         text,
  trade_no        text,
  organisation_id uuid        not null references organisations (id),
  amount_fen      integer     not null check (amount_fen > 0),
  because         text        not null check (because in ('WRONG_AMOUNT', 'EXTRA', 'BILL')),
  reason          text        not null,
  state           text        not null default 'APPROVED'
    check (state in ('APPROVED', 'SENT', 'SUCCEEDED', 'FAILED')),
  -- Two persons; null where it goes back by itself.
  proposed_by     uuid        references accounts (id),
  confirmed_by    uuid        references accounts (id),
  -- The officer whose till the cash left.
  paid_by         uuid        references accounts (id),
  approved_at     timestamptz not null,
  sent_at         timestamptz,
  settled_at      timestamptz,
  tries           integer     not null default 0,
  last_error      text,
  foreign key (gateway, trade_no) references gateway_trades (gateway, trade_no),
  check (num_nonnulls(gateway, trade_no) in (0, 2)),
  check (num_nonnulls(bill_payment_id, gateway) > 0),
  check ((state = 'SUCCEEDED') = (settled_at is not null)),
  check (num_nonnulls(proposed_by, confirmed_by) in (0, 2) and proposed_by <> confirmed_by),
  check ((because = 'EXTRA') = (proposed_by is null))
);
comment on table money_returns is
  'Money that goes back and is no fee of an order: of a wrong amount, paid for a bill once more, or the payment '
  'of a bill. Its id is its key at the gateway.';
create unique index money_returns_once_a_trade on money_returns (gateway, trade_no) where gateway is not null;
create unique index money_returns_once_a_bill on money_returns (bill_payment_id) where bill_payment_id is not null;
create index money_returns_by_body on money_returns (organisation_id, approved_at desc);
create index money_returns_by_payer on money_returns (paid_by, settled_at) where paid_by is not null;
