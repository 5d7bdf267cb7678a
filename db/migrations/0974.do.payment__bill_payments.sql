create table bill_payments (
  id              uuid        primary key,
  -- The number of the bill in the feature that issued it; it is paid once and whole.
  bill_no         text        not null unique,
  -- What the bill is for, a row of that feature, and in words.
  subject_id      uuid        not null unique,
  item            text        not null,
  -- Who paid: a person or a body.
  account_id      uuid        references accounts (id),
  payer_id        uuid        references organisations (id),
  method          text        not null check (method in ('CASH', 'CARD', 'TRANSFER')),
  -- The number of the transfer at the bank; our own for a counter.
  trade_no        text        not null,
  amount_fen      integer     not null check (amount_fen > 0),
  -- The part of an imported transfer; null at a counter, and until the bank file with the transfer comes.
  bank_use_id     uuid        references bank_uses (id),
  organisation_id uuid        not null references organisations (id),
  received_by     uuid        not null references accounts (id),
  received_at     timestamptz not null default now(),
  check (num_nonnulls(account_id, payer_id) = 1)
);
comment on table bill_payments is
  'Money for the bills of other features (textbooks), apart from the fee of the year (N11).';
create index bill_payments_expected on bill_payments (trade_no) where method = 'TRANSFER' and bank_use_id is null;
create index bill_payments_by_account on bill_payments (account_id) where account_id is not null;
create index bill_payments_by_payer on bill_payments (payer_id) where payer_id is not null;
create index bill_payments_by_day on bill_payments (received_at);
