-- ledger (ledger): every fen received and where it is now. Keeps no figures: two views over the tables of
-- payment. `receipt` names a sum received; the entries of a receipt add up to it.

create or replace view ledger_receipts as
select trade.gateway || ':' || trade.trade_no as receipt, trade.gateway as source,
  coalesce((select o.organisation_id from checkout_orders part join orders o on o.id = part.order_id
      where part.checkout_id = trade.checkout_id limit 1),
    (select bill.organisation_id from checkouts c join bills bill on bill.bill_no = c.bill_no
      where c.id = trade.checkout_id)) as organisation_id,
  trade.received_at, trade.amount_fen, trade.trade_no as reference
from gateway_trades trade
union all
select 'PAYMENT:' || payment.id, payment.method, o.organisation_id, payment.received_at, payment.amount_fen,
  payment.trade_no
from payments payment join orders o on o.id = payment.order_id
where payment.method <> 'GATEWAY' and payment.bank_use_id is null
union all
select 'BANK:' || line.id, 'BANK', (select id from organisations where kind = 'TRAINING_CENTRE' limit 1),
  line.day::timestamp at time zone 'Asia/Shanghai', line.amount_fen, line.transaction_no
from bank_lines line
union all
-- Bills of textbooks paid at a counter, or by a transfer whose bank file has not come yet.
select 'BILL:' || bill.id, bill.method, bill.organisation_id, bill.received_at, bill.amount_fen, bill.trade_no
from bill_payments bill
where bill.bank_use_id is null and bill.method <> 'GATEWAY' and bill.outcome <> 'VOIDED';

create or replace view ledger_entries as
-- Fees: what settled an order is an opened fee until a refund of it is agreed. The day is that of the receipt.
select trade.gateway || ':' || trade.trade_no as receipt, trade.gateway as source,
  case when refund.state = 'SUCCEEDED' then 'REFUNDED' when refund.state is not null then 'REFUNDING'
    when payment.outcome = 'SETTLES' then 'OPENED' else 'UNKNOWN' end as use,
  o.organisation_id, trade.received_at, payment.amount_fen, payment.trade_no as reference, o.id as order_id,
  o.order_no, o.channel, o.account_id, null::uuid as bank_line_id
from gateway_trades trade
join payments payment on payment.trade_no = trade.trade_no and payment.checkout_id = trade.checkout_id
  and payment.method = 'GATEWAY'
join orders o on o.id = payment.order_id
left join refunds refund on refund.payment_id = payment.id
  and refund.state in ('APPROVED', 'SENT', 'FAILED', 'SUCCEEDED')
union all
select 'PAYMENT:' || payment.id, payment.method,
  case when refund.state = 'SUCCEEDED' then 'REFUNDED' when refund.state is not null then 'REFUNDING'
    when payment.outcome = 'SETTLES' then 'OPENED' else 'UNKNOWN' end,
  o.organisation_id, payment.received_at, payment.amount_fen, payment.trade_no, o.id, o.order_no, o.channel,
  o.account_id, null
from payments payment
join orders o on o.id = payment.order_id
left join refunds refund on refund.payment_id = payment.id
  and refund.state in ('APPROVED', 'SENT', 'FAILED', 'SUCCEEDED')
where payment.method <> 'GATEWAY' and payment.bank_use_id is null
union all
select 'BANK:' || line.id, 'BANK',
  case when refund.state = 'SUCCEEDED' then 'REFUNDED' when refund.state is not null then 'REFUNDING'
    when payment.outcome = 'SETTLES' then 'OPENED' else 'UNKNOWN' end,
  o.organisation_id, line.day::timestamp at time zone 'Asia/Shanghai', payment.amount_fen, payment.trade_no,
  o.id, o.order_no, o.channel, o.account_id, line.id
from payments payment
join orders o on o.id = payment.order_id
join bank_uses used on used.id = payment.bank_use_id
join bank_lines line on line.id = used.bank_line_id
left join refunds refund on refund.payment_id = payment.id
  and refund.state in ('APPROVED', 'SENT', 'FAILED', 'SUCCEEDED')
-- The money of a reversed match is in the rest of its transfer again.
where payment.outcome <> 'VOIDED'
union all
-- Trades of another sum than was asked for, and those for a bill that was paid already: nothing was paid with them.
select trade.gateway || ':' || trade.trade_no, trade.gateway,
  case when back.state = 'SUCCEEDED' then 'REFUNDED' when back.state is not null then 'REFUNDING' else 'UNKNOWN' end,
  coalesce(o.organisation_id, bill.organisation_id), trade.received_at, trade.amount_fen, trade.trade_no, o.id,
  coalesce(o.order_no, bill.bill_no), o.channel, coalesce(o.account_id, bill.account_id), null
from gateway_trades trade
join checkouts c on c.id = trade.checkout_id
left join bills bill on bill.bill_no = c.bill_no
left join lateral (select o.* from checkout_orders part join orders o on o.id = part.order_id
  where part.checkout_id = trade.checkout_id limit 1) o on true
left join money_returns back on back.gateway = trade.gateway and back.trade_no = trade.trade_no
where trade.verdict in ('WRONG_AMOUNT', 'EXTRA')
union all
select trade.gateway || ':' || trade.trade_no, trade.gateway,
  case when back.state = 'SUCCEEDED' then 'REFUNDED' when back.state is not null then 'REFUNDING' else 'TEXTBOOKS' end,
  bill.organisation_id, trade.received_at, bill.amount_fen, bill.trade_no, null, bill.bill_no, null, bill.account_id,
  null
from gateway_trades trade
join bill_payments bill on bill.trade_no = trade.trade_no and bill.checkout_id = trade.checkout_id
left join money_returns back on back.bill_payment_id = bill.id
union all
select 'BILL:' || bill.id, bill.method,
  case when back.state = 'SUCCEEDED' then 'REFUNDED' when back.state is not null then 'REFUNDING' else 'TEXTBOOKS' end,
  bill.organisation_id, bill.received_at, bill.amount_fen, bill.trade_no, null, bill.bill_no, null, bill.account_id,
  null
from bill_payments bill
left join money_returns back on back.bill_payment_id = bill.id
where bill.bank_use_id is null and bill.method <> 'GATEWAY' and bill.outcome <> 'VOIDED'
union all
-- Parts of bank transfers that pay no fee.
select 'BANK:' || line.id, 'BANK',
  case when used.purpose = 'RETURNED' or back.id is not null then 'REFUNDED' else used.purpose end,
  (select id from organisations where kind = 'TRAINING_CENTRE' limit 1),
  line.day::timestamp at time zone 'Asia/Shanghai', used.amount_fen, line.transaction_no, null, null, null, null,
  line.id
from bank_uses used join bank_lines line on line.id = used.bank_line_id
left join bill_payments bill on bill.bank_use_id = used.id
left join money_returns back on back.bill_payment_id = bill.id
where used.purpose not in ('GROUP_ORDER', 'COUNTER') and used.reversed_at is null
union all
-- What of a transfer is not used: all of it unknown, or the rest of one that paid something.
select 'BANK:' || line.id, 'BANK', case when line.used_fen = 0 then 'UNKNOWN' else 'REST' end,
  (select id from organisations where kind = 'TRAINING_CENTRE' limit 1),
  line.day::timestamp at time zone 'Asia/Shanghai', line.amount_fen - line.used_fen, line.transaction_no, null,
  null, null, null, line.id
from bank_lines line where line.used_fen < line.amount_fen;
