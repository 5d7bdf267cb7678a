create table bill_payments (
  id              uuid        primary key,
  -- The number of the bill in the feature that issued it; it is paid once and whole.
  bill_no         text        not null unique,
  method          text        not null check (method in ('CASH', 'CARD', 'TRANSFER')),
  -- The number of the transfer at the bank; our own for a counter.
  trade_no        text        not null,
  amount_fen      integer     not null check (amount_fen > 0),
  -- The part of an imported transfer; null at a counter, and until the bank file with the transfer comes.
  bank_use_id     uuid        references bank_uses (id),
  organisation_id uuid        not null references organisations (id),
  received_by     uuid        not null references accounts (id),
  received_at     timestamptz not null default now()
);
comment on table bill_payments is
  'Money for the bills of other features (textbooks), apart from the fee of the year (N11).';
create index bill_payments_expected on bill_payments (trade_no) where method = 'TRANSFER' and bank_use_id is null;
create index bill_payments_by_day on bill_payments (received_at);
