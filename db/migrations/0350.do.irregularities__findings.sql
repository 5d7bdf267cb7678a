-- What the rules find (N38), and when which rule looked at what. A finding is made once, however often
-- its rule looks at the same facts; it keeps the thresholds it was made with.
create table irregularity_findings (
  id text primary key,
  rule text not null,
  -- What makes it the same finding on another night.
  reference text not null,
  account_id text references accounts (id),
  organisation_id text references organisations (id),
  year integer not null,
  summary text not null,
  evidence jsonb not null,
  slip_ids text[] not null default '{}',
  weight double precision,
  thresholds jsonb not null,
  found_at timestamptz not null,
  state text not null default 'NEW' check (state in ('NEW', 'CASE', 'DISMISSED')),
  case_id text references irregularity_cases (id),
  decided_by text references accounts (id),
  decided_at timestamptz,
  because text,
  unique (rule, reference),
  check ((account_id is null) <> (organisation_id is null)),
  check ((state = 'CASE') = (case_id is not null)),
  check ((state = 'NEW') = (decided_by is null)),
  check (state <> 'DISMISSED' or because is not null)
);
create index irregularity_findings_by_state on irregularity_findings (state, rule, found_at desc);

-- One look of one rule; the next begins with the day on which the last good one ended.
create table irregularity_runs (
  id text primary key,
  rule text not null,
  -- The night it belongs to; null when an officer ordered it.
  night date,
  ordered_at timestamptz not null,
  ordered_by text references accounts (id),
  started_at timestamptz,
  finished_at timestamptz,
  window_from timestamptz,
  window_to timestamptz,
  found integer,
  ms integer,
  error text
);
create unique index irregularity_runs_one_a_night on irregularity_runs (rule, night) where night is not null;
create index irregularity_runs_waiting on irregularity_runs (ordered_at) where finished_at is null;
create index irregularity_runs_by_rule on irregularity_runs (rule, window_to desc) where finished_at is not null;

insert into irregularity_thresholds (rule, name, label, unit, value, least, position) values
  ('HOURS_WITHOUT_ENDORSED_SLIP', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('HOURS_WITHOUT_ENDORSED_SLIP', 'entries', '一个单位一天内的登记达到', '条', 1, 1, 1),
  ('ENDORSED_IN_SECONDS', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('ENDORSED_IN_SECONDS', 'slips', '连续审验达到', '张', 100, 20, 1),
  ('ENDORSED_IN_SECONDS', 'seconds_per_slip', '平均每张用时少于', '秒', 2, 0, 2),
  ('ENDORSED_IN_SECONDS', 'act_gap_seconds', '相隔不到这个时间的算一次批量提交', '秒', 2, 1, 3),
  ('ENDORSED_IN_SECONDS', 'pause_minutes', '停顿超过这个时间重新计', '分钟', 30, 5, 4),
  ('ENDORSED_OUTSIDE_OFFICE', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('ENDORSED_OUTSIDE_OFFICE', 'foreign_slips', '一个机构一天内审验不属于它的合格单达到', '张', 1, 1, 1),
  ('ENDORSED_OUTSIDE_OFFICE', 'opens_at', '办公时间自', '点', 8, 0, 2),
  ('ENDORSED_OUTSIDE_OFFICE', 'closes_at', '办公时间至', '点', 20, 12, 3),
  ('ENDORSED_OUTSIDE_OFFICE', 'late_slips', '一人在工作日办公时间外审验达到', '张', 60, 10, 4),
  ('ENDORSED_OUTSIDE_OFFICE', 'weekend_slips', '一人在周末一天审验达到', '张', 300, 10, 5),
  ('ENDORSED_OUTSIDE_OFFICE', 'late_percent', '并且占当天审验的', '%', 60, 10, 6),
  ('ENDORSED_BY_SOMEONE_TIED', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('ENDORSED_BY_SOMEONE_TIED', 'days', '审验前后多少天内的登录', '天', 90, 1, 1),
  ('ENDORSED_BY_SOMEONE_TIED', 'home_people', '同一网络地址的使用人不超过（视为家庭）', '人', 4, 2, 2),
  ('COUNTER_OPENING_WITHOUT_MONEY', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('COUNTER_OPENING_WITHOUT_MONEY', 'openings', '一个窗口一天内没有收款的开通达到', '人', 1, 1, 1),
  ('EXAMS_AT_ONCE', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('EXAMS_AT_ONCE', 'device_people', '同一设备上同时作答达到', '人', 2, 2, 1),
  ('EXAMS_AT_ONCE', 'address_people', '同一网络地址同时作答达到', '人', 12, 3, 2),
  ('EXAMS_AT_ONCE', 'address_units', '并且来自不同单位达到', '个', 6, 2, 3),
  ('EXAMS_AT_ONCE', 'same_browser_percent', '并且使用同一种浏览器的占', '%', 70, 10, 4),
  ('SHARED_REGISTRATION_DATA', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('SHARED_REGISTRATION_DATA', 'phone_accounts', '一个手机号先后用于账号达到', '个', 3, 2, 1),
  ('SHARED_REGISTRATION_DATA', 'device_accounts', '一台设备上注册账号达到', '个', 6, 2, 2),
  ('SHARED_REGISTRATION_DATA', 'device_units', '并且来自不同单位达到', '个', 3, 1, 3),
  ('SHARED_REGISTRATION_DATA', 'days', '往前看', '天', 90, 1, 4);
