create table retention_terms (
  code       text    primary key,
  title      text    not null,
  -- Rows older than this are deleted by the nightly run.
  days       integer not null,
  -- What the law demands at least; a shorter term is refused.
  least_days integer not null default 1,
  law        text    not null default '',
  check (days >= least_days)
);
comment on table retention_terms is
  'How long what is deleted in the end is kept, a kind of data a row; changed by the security administrator.';
insert into retention_terms (code, title, days, least_days, law) values
  ('SESSIONS', '登录记录（时间、网络地址、浏览器、设备标记）', 183, 180, '网络安全法：网络日志留存不少于六个月'),
  ('FAILED_LOG_INS', '失败的登录', 183, 180, '网络安全法：网络日志留存不少于六个月'),
  ('TEXTS', '已发出的短信', 183, 1, ''),
  ('MAILS', '已发出的邮件', 183, 1, ''),
  ('NOTICES', '站内消息', 1095, 30, ''),
  ('EXPORTS', '统计导出的记录', 30, 1, '');

create table retention_runs (
  id      uuid        primary key,
  ran_at  timestamptz not null,
  -- Rows deleted, by the code of their term.
  deleted jsonb       not null
);
comment on table retention_runs is 'The report of each nightly deletion by the terms of retention_terms.';
create index retention_runs_by_time on retention_runs (ran_at);

create table account_closures (
  id         uuid        primary key,
  account_id uuid        not null references accounts (id),
  asked_at   timestamptz not null,
  -- When contacts and log-in are erased; until then the person can take it back.
  due_at     timestamptz not null,
  state      text        not null default 'OPEN' check (state in ('OPEN', 'WITHDRAWN', 'DONE')),
  ended_at   timestamptz
);
comment on table account_closures is 'Accounts whose owners asked to close them (E29), with fifteen days to take it back.';
create unique index account_closures_one_open on account_closures (account_id) where state = 'OPEN';
create index account_closures_due on account_closures (due_at) where state = 'OPEN';
