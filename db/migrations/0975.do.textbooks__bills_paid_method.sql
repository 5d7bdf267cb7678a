alter table textbook_bills add column paid_method text not null default 'TRANSFER'
  check (paid_method in ('CASH', 'CARD', 'TRANSFER'));
comment on column textbook_bills.paid_method is 'How it was paid; of no meaning until then.';
