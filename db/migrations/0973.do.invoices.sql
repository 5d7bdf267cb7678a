create sequence invoice_numbers;
create table invoices (
  id              uuid        primary key,
  -- The key of the request at the issuer: a repeat issues nothing twice.
  request_no      text        not null unique,
  -- FISCAL: fiscal electronic receipt (non-tax income); INVOICE: fully digital invoice (business income).
  kind            text        not null check (kind in ('FISCAL', 'INVOICE')),
  -- What was paid: an order, one payment of a group order, or a bill of textbooks. No foreign keys: they name rows of payment.
  source_kind     text        not null check (source_kind in ('ORDER', 'CHECKOUT', 'BANK_USE', 'BILL')),
  source_id       uuid        not null,
  account_id      uuid        references accounts (id),
  organisation_id uuid        references organisations (id),
  payee_id        uuid        not null references organisations (id),
  item            text        not null,
  amount_fen      integer     not null check (amount_fen > 0),
  title           text        not null,
  credit_code     text,
  state           text        not null default 'ASKED'
    check (state in ('ASKED', 'ISSUED', 'FAILED', 'REVERSING', 'REVERSED', 'CANCELLED')),
  -- The older one that this one corrects; it is issued after that one is reversed.
  replaces        uuid        references invoices (id),
  asked_by        uuid        not null references accounts (id),
  asked_at        timestamptz not null default now(),
  tries           integer     not null default 0,
  last_error      text,
  number          text,
  issued_at       timestamptz,
  reverse_because text,
  reversal_no     text,
  reversed_at     timestamptz,
  check ((account_id is null) <> (organisation_id is null)),
  check (organisation_id is null or credit_code is not null),
  check ((state in ('ISSUED', 'REVERSING', 'REVERSED')) = (number is not null)),
  check ((state = 'REVERSED') = (reversal_no is not null)),
  check (state not in ('REVERSING', 'REVERSED') or reverse_because is not null)
);
comment on table invoices is
  'Fiscal electronic receipts and invoices asked for by payers (E22). Never changed: a correction reverses one '
  'and issues another.';
create unique index invoices_one_live on invoices (source_kind, source_id)
  where state in ('ASKED', 'ISSUED', 'FAILED');
create index invoices_by_source on invoices (source_kind, source_id);
create index invoices_by_account on invoices (account_id, asked_at desc) where account_id is not null;
create index invoices_by_body on invoices (organisation_id, asked_at desc) where organisation_id is not null;
create index invoices_unfinished on invoices (payee_id, asked_at) where state in ('ASKED', 'FAILED', 'REVERSING');
create index invoices_by_payee on invoices (payee_id, asked_at desc);

create table invoice_events (
  id         bigint      generated always as identity primary key,
  invoice_id uuid        not null references invoices (id),
  text       text        not null,
  at         timestamptz not null default now()
);
comment on table invoice_events is 'What happened to an invoice, as its payer reads it.';
create index invoice_events_by_invoice on invoice_events (invoice_id, id);
