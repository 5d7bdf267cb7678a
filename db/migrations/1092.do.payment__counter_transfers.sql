-- A transfer recorded at a counter and the line of the bank file with the same money are one sum received.
alter table bank_uses drop constraint bank_uses_purpose_check;
alter table bank_uses add check (purpose in ('GROUP_ORDER', 'TEXTBOOKS', 'RETURNED', 'COUNTER'));

create table counter_transfer_doubts (
  bank_line_id uuid        not null references bank_lines (id),
  payment_id   uuid        not null references payments (id),
  -- Whether they are the same money, as an officer decided.
  same         boolean     not null,
  decided_by   uuid        not null references accounts (id),
  decided_at   timestamptz not null,
  primary key (bank_line_id, payment_id)
);
comment on table counter_transfer_doubts is
  'Whether a transfer recorded at a counter and a line of the bank are the same money, decided by a person.';
create index counter_transfer_doubts_by_payment on counter_transfer_doubts (payment_id);
create index payments_counter_transfers on payments (amount_fen)
  where method = 'TRANSFER' and bank_use_id is null and outcome = 'SETTLES';
