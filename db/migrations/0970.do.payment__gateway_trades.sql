create table gateway_trades (
  gateway     text        not null default 'ALIPAY',
  trade_no    text        not null,
  checkout_id uuid        not null references checkouts (id),
  amount_fen  integer     not null check (amount_fen > 0),
  -- BOOKED: payments of this sum exist. WRONG_AMOUNT: another sum than was asked for, so nothing is paid.
  verdict     text        not null check (verdict in ('BOOKED', 'WRONG_AMOUNT')),
  received_at timestamptz not null default now(),
  primary key (gateway, trade_no)
);
comment on table gateway_trades is
  'Every paid trade a gateway reported, with the sum it reported: what the ledger counts as received.';
create index gateway_trades_by_checkout on gateway_trades (checkout_id);
create index gateway_trades_by_day on gateway_trades (received_at);

insert into gateway_trades (trade_no, checkout_id, amount_fen, verdict, received_at)
select trade_no, (array_agg(checkout_id))[1], sum(amount_fen), 'BOOKED', min(received_at)
from payments where method = 'GATEWAY' and checkout_id is not null group by trade_no;
-- Their trade numbers were not kept.
insert into gateway_trades (trade_no, checkout_id, amount_fen, verdict, received_at)
select 'UNKNOWN-' || checkout_no, id, wrong_amount_fen, 'WRONG_AMOUNT', coalesce(asked_at, created_at)
from checkouts where wrong_amount_fen > 0;

create index payments_by_day on payments (received_at);
create index bank_lines_by_day on bank_lines (day);

-- Each gateway of a day, to the fen: [{gateway, checked, oursFen, theirsFen, refundedFen}].
alter table reconciliations add column gateways jsonb not null default '[]';
