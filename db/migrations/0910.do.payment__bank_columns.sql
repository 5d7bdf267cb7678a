-- The headings of a column stand by preference: 交易流水号 before 凭证号, a credit column before a column
-- for both directions. All columns of the remark are read and joined.
update bank_layouts set columns = '{
  "day": ["交易日期", "记账日期", "入账日期", "会计日期", "会计日", "交易时间", "日期"],
  "amount": ["贷方金额", "贷方发生额", "收入金额", "收入", "贷方", "交易金额", "发生额", "金额"],
  "direction": ["借贷标志", "借贷方向", "借贷", "借/贷", "收/支", "收支标志", "收支", "收付标志"],
  "payer": ["付款人", "付款人名称", "付款人户名", "付款方户名", "付款方名称", "付款单位", "对方户名", "对方名称", "对方单位", "对方账户名称"],
  "payerAccount": ["付款账号", "付款人账号", "付款方账号", "对方账号", "对方账户"],
  "remark": ["附言", "交易附言", "用途", "摘要", "交易摘要", "备注", "交易备注"],
  "transactionNo": ["交易流水号", "流水号", "核心流水号", "银行流水号", "交易流水", "凭证号"]
}' where id = 'standard';

alter table bank_files add column reading jsonb not null default '{}';
comment on column bank_files.reading is
  'What was read of the file and what was passed over: sheet, range, hidden rows, unused columns.';
