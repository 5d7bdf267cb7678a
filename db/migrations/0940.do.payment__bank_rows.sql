-- Nothing of a bank file is skipped without being listed: rows that are no income, repeats, and the
-- same number with other facts, about which a person decides.

-- One number may stand for several transfers once a person has said so; a repeat agrees in all four.
alter table bank_lines drop constraint bank_lines_transaction_no_key;
create unique index bank_lines_once on bank_lines (transaction_no, day, amount_fen, payer);
-- Projections, made again after every migration, show these columns.
drop view if exists ledger_entries, ledger_receipts;
-- An account of the centre may get more than 21 million yuan at once.
alter table bank_lines alter column amount_fen type bigint, alter column used_fen type bigint;
alter table bank_uses alter column amount_fen type bigint;

create table bank_rows_left_out (
  file_id      uuid    not null references bank_files (id),
  row_no       integer not null,
  -- In words: 支出, 合计, 以前已导入.
  because      text    not null,
  text         text    not null,
  -- The line it repeats.
  bank_line_id uuid    references bank_lines (id),
  primary key (file_id, row_no)
);
comment on table bank_rows_left_out is 'Rows of a bank file that were not booked, and why.';

create table bank_doubts (
  id             uuid    primary key,
  file_id        uuid    not null references bank_files (id),
  row_no         integer not null,
  transaction_no text    not null,
  day            date    not null,
  amount_fen     bigint  not null check (amount_fen > 0),
  payer          text    not null,
  payer_account  text    not null default '',
  remark         text    not null default '',
  -- The first line with this number.
  first_line_id  uuid    not null references bank_lines (id),
  decision       text    check (decision in ('BOOKED', 'DROPPED')),
  note           text    not null default '',
  decided_by     uuid    references accounts (id),
  decided_at     timestamptz,
  check ((decision is null) = (decided_at is null)),
  check (decision is distinct from 'DROPPED' or note <> '')
);
comment on table bank_doubts is
  'Rows of bank files with a known transaction number and another day, sum or payer: booked or dropped by a '
  'person.';
create index bank_doubts_open on bank_doubts (first_line_id) where decision is null;
create index bank_doubts_by_number on bank_doubts (transaction_no);
create index bank_doubts_by_file on bank_doubts (file_id);

alter table bank_files add column doubtful integer not null default 0;

-- Headings of more banks and of the statements of Alipay and WeChat; whether a payment came about.
update bank_layouts set columns = '{
  "day": ["交易日期", "记账日期", "入账日期", "会计日期", "会计日", "交易日", "入账时间", "记账时间", "交易时间", "发生时间", "日期"],
  "amount": ["贷方金额", "贷方发生额", "收入金额", "收入", "贷方", "交易金额", "收支金额", "发生额", "金额"],
  "direction": ["借贷标志", "借贷方向", "借贷", "借/贷", "收/支", "收支标志", "收支类型", "收支", "收付标志", "来往账标志", "来往账标识"],
  "state": ["交易状态", "当前状态"],
  "payer": ["付款人", "付款人名称", "付款人户名", "付款方户名", "付款方名称", "付款单位", "收/付方名称", "对方户名", "对方名称", "对方单位名称", "对方单位", "对方账户名称", "对方账号名称", "交易对方"],
  "payerAccount": ["付款账号", "付款人账号", "付款方账号", "收/付方账号", "对方账号", "对方账户"],
  "remark": ["附言", "交易附言", "用途", "交易用途", "摘要", "交易摘要", "业务摘要", "其它摘要", "扩展摘要", "备注", "交易备注", "交易说明", "商品名称", "商品说明", "商品", "个性化信息"],
  "transactionNo": ["交易流水号", "账户明细编号-交易流水号", "流水号", "核心流水号", "银行流水号", "交易流水", "资金流水单号", "账务流水号", "支付宝流水号", "交易订单号", "交易单号", "业务流水号", "日志号", "凭证号"]
}' where id = 'standard';
