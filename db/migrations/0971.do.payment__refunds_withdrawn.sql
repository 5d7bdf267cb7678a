-- The payer takes the request back before it is decided: the order is paid as before.
alter table refunds drop constraint refunds_state_check;
alter table refunds add constraint refunds_state_check
  check (state in ('REQUESTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'SENT', 'SUCCEEDED', 'FAILED'));
drop index refunds_one_a_payment;
create unique index refunds_one_a_payment on refunds (payment_id) where state not in ('REJECTED', 'WITHDRAWN');
