alter table textbook_bills drop constraint textbook_bills_paid_method_check;
alter table textbook_bills add check (paid_method in ('CASH', 'CARD', 'TRANSFER', 'GATEWAY'));
alter table textbook_bills add column refunded_at timestamptz;
comment on column textbook_bills.refunded_at is 'Its money went back, and it is not asked for again.';
