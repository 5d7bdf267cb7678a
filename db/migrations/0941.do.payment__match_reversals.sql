-- A wrong match of a transfer is reversed by two persons: its money is free again, access not yet used
-- closes, used access becomes a debt.

alter table bank_uses
  add column reversed_at      timestamptz,
  add column reversed_by      uuid references accounts (id),
  add column reversed_because text,
  add check (num_nulls(reversed_at, reversed_by, reversed_because) in (0, 3));

-- Its payments become VOIDED; the same transfer may pay the same order again after that.
alter table payments drop constraint payments_trade_no_order_id_key;
create unique index payments_one_a_trade on payments (trade_no, order_id) where outcome in ('SETTLES', 'DUPLICATE', 'LATE');

create table payment_debts (
  id             uuid        primary key,
  order_id       uuid        not null references orders (id),
  group_order_id uuid        not null references group_orders (id),
  amount_fen     integer     not null check (amount_fen > 0),
  -- The match that was reversed, and the one that paid the debt.
  reversed_use   uuid        not null references bank_uses (id),
  settled_use    uuid        references bank_uses (id),
  since          timestamptz not null,
  settled_at     timestamptz,
  check ((settled_at is null) = (settled_use is null))
);
comment on table payment_debts is
  'Fees of people who had begun to study when the transfer that paid for them turned out to be another unit''s. '
  'Access stays; the unit owes the fee until a transfer pays it.';
create unique index payment_debts_one_open on payment_debts (order_id) where settled_at is null;
create index payment_debts_by_group on payment_debts (group_order_id) where settled_at is null;
