-- Which provider a sum is asked for at: chosen before the payer goes there, and never changed.
alter table checkouts add column gateway text not null default 'ALIPAY'
  check (gateway in ('WECHATPAY', 'ALIPAY', 'UNIONPAY'));
alter table gateway_notifications add column gateway text not null default 'ALIPAY'
  check (gateway in ('WECHATPAY', 'ALIPAY', 'UNIONPAY'));

alter table refunds add column sent_at timestamptz;
comment on column refunds.sent_at is
  'When it was first sent to the gateway: part of its name there (UnionPay), therefore kept on repeats.';
