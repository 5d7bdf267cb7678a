create table irregularity_thresholds (
  rule     text           not null,
  name     text           not null,
  label    text           not null,
  unit     text           not null,
  value    numeric(10, 2) not null,
  least    numeric(10, 2) not null default 0,
  position integer        not null,
  primary key (rule, name)
);
comment on table irregularity_thresholds is
  'Thresholds of the rules and terms of a case (N38): data, changed with a reason.';
insert into irregularity_thresholds (rule, name, label, unit, value, least, position) values
  ('CASE', 'defence_days', '陈述申辩期限', '天', 10, 3, 1),
  ('CASE', 'appeal_days', '申诉期限', '天', 30, 7, 2),
  ('CASE', 'mask_names', '通报中隐去个人姓名（1是，0否）', '', 1, 0, 3),
  ('HOURS_WITHOUT_ENDORSED_SLIP', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('HOURS_WITHOUT_ENDORSED_SLIP', 'entries', '一个单位一天内的登记达到', '条', 1, 1, 1),
  ('ENDORSED_IN_SECONDS', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('ENDORSED_IN_SECONDS', 'slips', '连续审验达到', '张', 100, 20, 1),
  ('ENDORSED_IN_SECONDS', 'seconds_per_slip', '平均每张用时少于', '秒', 2, 0, 2),
  -- Acts are told apart by the press they came with; the gap serves endorsements without one.
  ('ENDORSED_IN_SECONDS', 'act_gap_seconds', '没有记下批次的早期审验，相隔不到这个时间的算一次批量提交', '秒', 0.05, 0, 3),
  ('ENDORSED_IN_SECONDS', 'pause_minutes', '停顿超过这个时间重新计', '分钟', 30, 5, 4),
  ('ENDORSED_OUTSIDE_OFFICE', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('ENDORSED_OUTSIDE_OFFICE', 'foreign_slips', '一个机构一天内审验不属于它的合格单达到', '张', 1, 1, 1),
  ('ENDORSED_OUTSIDE_OFFICE', 'opens_at', '办公时间自', '点', 8, 0, 2),
  ('ENDORSED_OUTSIDE_OFFICE', 'closes_at', '办公时间至', '点', 20, 12, 3),
  ('ENDORSED_OUTSIDE_OFFICE', 'late_slips', '一人在工作日办公时间外审验达到', '张', 60, 10, 4),
  ('ENDORSED_OUTSIDE_OFFICE', 'weekend_slips', '一人在周末一天审验达到', '张', 400, 10, 5),
  ('ENDORSED_OUTSIDE_OFFICE', 'late_percent', '并且占当天审验的', '%', 60, 10, 6),
  ('ENDORSED_OUTSIDE_OFFICE', 'passing_days', '审验后多少天内就离开该单位或转走档案的算借道', '天', 30, 1, 7),
  ('ENDORSED_OUTSIDE_OFFICE', 'passing_stay_days', '借道的人在该单位前后不足', '天', 60, 2, 8),
  ('ENDORSED_OUTSIDE_OFFICE', 'passing_slips', '一个机构一天内审验的借道的人达到', '人', 3, 1, 9),
  ('ENDORSED_OUTSIDE_OFFICE', 'passing_percent', '并且占该机构当天审验的', '%', 10, 0, 10),
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
  ('EXAMS_AT_ONCE', 'overlap_minutes', '作答时间重叠达到', '分钟', 3, 0, 5),
  ('SHARED_REGISTRATION_DATA', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('SHARED_REGISTRATION_DATA', 'phone_accounts', '一个手机号先后用于账号达到', '个', 3, 2, 1),
  ('SHARED_REGISTRATION_DATA', 'device_accounts', '一台设备上注册账号达到', '个', 6, 2, 2),
  ('SHARED_REGISTRATION_DATA', 'device_units', '并且来自不同单位达到', '个', 3, 1, 3),
  ('SHARED_REGISTRATION_DATA', 'days', '往前看', '天', 90, 1, 4),
  ('PAPERS_TOO_ALIKE', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  -- Friends who learned from the same notes are alike beyond chance: the bound lies below the false alarms
  -- that are promised (docs/irregularities.md).
  ('PAPERS_TOO_ALIKE', 'expected_false', '一期考试全部比对可能误报的份数', '对', 0.02, 0.01, 1),
  ('PAPERS_TOO_ALIKE', 'shared', '两份试卷都作答的相同题目至少', '道', 10, 6, 2),
  ('PAPERS_TOO_ALIKE', 'beyond_percent', '超出偶然的相同达到', '%', 50, 20, 3),
  ('PAPERS_TOO_ALIKE', 'within_seconds', '同一题先后作答不到这个时间算同时', '秒', 15, 3, 4),
  ('PAPERS_TOO_ALIKE', 'days', '相互比对多少天内开考的试卷', '天', 30, 1, 5),
  ('ANSWERS_TOO_FAST', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('ANSWERS_TOO_FAST', 'characters_per_second', '一秒钟至多读', '字', 40, 10, 1),
  ('ANSWERS_TOO_FAST', 'deviations', '比大家的用时短多少个标准差', '倍', 3, 2, 2),
  ('ANSWERS_TOO_FAST', 'fast_percent', '来不及读题的作答占', '%', 70, 30, 3),
  ('ANSWERS_TOO_FAST', 'whole_factor', '全卷用时不到读题时间的', '倍', 2, 1, 4),
  ('STUDY_BEYOND_THE_CLOCK', 'enabled', '启用（1是，0否）', '', 1, 0, 0),
  ('STUDY_BEYOND_THE_CLOCK', 'day_hours', '一天观看超过', '小时', 14, 4, 1),
  ('STUDY_BEYOND_THE_CLOCK', 'doubled_minutes', '同时学习两门课程达到', '分钟', 10, 1, 2),
  ('STUDY_BEYOND_THE_CLOCK', 'exam_minutes', '本人考试的同时学习达到', '分钟', 15, 1, 3),
  ('STUDY_BEYOND_THE_CLOCK', 'claim_factor', '申报的观看时间是实际时间的', '倍', 4, 2.5, 4),
  ('STUDY_BEYOND_THE_CLOCK', 'refused_minutes', '并且未予计入达到', '分钟', 30, 5, 5);

create table irregularity_threshold_changes (
  id         uuid           primary key,
  rule       text           not null,
  name       text           not null,
  old_value  numeric(10, 2) not null,
  new_value  numeric(10, 2) not null,
  because    text           not null,
  changed_by uuid           not null references accounts (id),
  at         timestamptz    not null,
  foreign key (rule, name) references irregularity_thresholds (rule, name)
);
comment on table irregularity_threshold_changes is 'Who changed a threshold, and why.';

create sequence irregularity_case_numbers;
create table irregularity_cases (
  id                        uuid        primary key,
  case_no                   text        not null unique,
  account_id                uuid        references accounts (id),
  organisation_id           uuid        references organisations (id),
  violation                 text        not null
    check (violation in ('IMPROPER_RECORDING', 'ARBITRARY_ENDORSEMENT', 'FRAUD')),
  year                      integer     not null,
  title                     text        not null,
  facts                     text        not null,
  source                    text        not null check (source in ('FINDING', 'REPORT', 'SPOT_CHECK')),
  -- The finding, or the row of the feature that reported.
  reference                 text,
  reported_by               uuid        not null references accounts (id),
  reporting_organisation_id uuid        references organisations (id),
  reported_at               timestamptz not null,
  state                     text        not null
    check (state in ('REPORTED', 'OPEN', 'NOTIFIED', 'DEFENDED', 'PROPOSED', 'DECIDED', 'APPEALED',
      'CLOSED')),
  outcome                   text check (outcome in ('NOT_ACCEPTED', 'DROPPED', 'UPHELD', 'OVERTURNED')),
  assigned_to               uuid        references accounts (id),
  notice                    text,
  notified_at               timestamptz,
  defence_due_at            timestamptz,
  defence                   text,
  defence_file              text,
  defended_at               timestamptz,
  measures                  text[]      not null default '{}',
  proposal                  text,
  circular                  text,
  proposed_by               uuid        references accounts (id),
  proposed_at               timestamptz,
  decided_by                uuid        references accounts (id),
  decided_at                timestamptz,
  -- Announcement that published it.
  circular_id               uuid,
  appeal_due_at             timestamptz,
  appeal                    text,
  appeal_file               text,
  appealed_at               timestamptz,
  appeal_decided_by         uuid        references accounts (id),
  appeal_reason             text,
  closed_at                 timestamptz,
  check ((account_id is null) <> (organisation_id is null)),
  check ((state = 'CLOSED') = (outcome is not null)),
  check ((state = 'CLOSED') = (closed_at is not null)),
  -- Two persons for a decision, a third for the appeal; never the person it is about.
  constraint irregularity_cases_four_eyes check (decided_by <> proposed_by),
  constraint irregularity_cases_not_own
    check (account_id is null or (decided_by is distinct from account_id
      and proposed_by is distinct from account_id and appeal_decided_by is distinct from account_id)),
  constraint irregularity_cases_third_person
    check (appeal_decided_by is null
      or (appeal_decided_by <> decided_by and appeal_decided_by <> proposed_by))
);
comment on table irregularity_cases is
  'Cases of N38: suspicion, notice, defence, decision by two persons, appeal before a third.';
create index irregularity_cases_by_state on irregularity_cases (state, reported_at desc);
create index irregularity_cases_by_account on irregularity_cases (account_id) where account_id is not null;
create index irregularity_cases_by_organisation on irregularity_cases (organisation_id)
  where organisation_id is not null;
create index irregularity_cases_by_reporter
  on irregularity_cases (reporting_organisation_id, reported_at desc);
create unique index irregularity_cases_once
  on irregularity_cases (source, reference, coalesce(account_id, organisation_id))
  where reference is not null;

create table irregularity_case_slips (
  case_id uuid not null references irregularity_cases (id),
  slip_id uuid not null references result_slips (id),
  primary key (case_id, slip_id)
);
comment on table irregularity_case_slips is 'Slips a case is about: what its decision may reach.';

create table irregularity_effects (
  id          uuid        primary key,
  case_id     uuid        not null references irregularity_cases (id),
  kind        text        not null
    check (kind in ('RESULT', 'SLIP', 'ENDORSEMENT', 'HOURS', 'ELIGIBILITY', 'CIRCULAR')),
  subject_id  uuid        not null,
  before      jsonb       not null default '{}',
  done_at     timestamptz not null,
  undone_at   timestamptz,
  undone_note text
);
comment on table irregularity_effects is
  'What a decision did to which row, with what is needed to revert it after a won appeal.';
create index irregularity_effects_by_case on irregularity_effects (case_id);

create table irregularity_case_events (
  id               bigint      generated always as identity primary key,
  case_id          uuid        not null references irregularity_cases (id),
  text             text        not null,
  actor_account_id uuid        references accounts (id),
  at               timestamptz not null
);
comment on table irregularity_case_events is 'What happened in a case, in order.';
create index irregularity_case_events_by_case on irregularity_case_events (case_id, id);

create table irregularity_findings (
  id              uuid             primary key,
  rule            text             not null,
  -- Makes it the same finding on another night.
  reference       text             not null,
  account_id      uuid             references accounts (id),
  organisation_id uuid             references organisations (id),
  year            integer          not null,
  summary         text             not null,
  evidence        jsonb            not null,
  slip_ids        uuid[]           not null default '{}',
  weight          double precision,
  thresholds      jsonb            not null,
  found_at        timestamptz      not null,
  state           text             not null default 'NEW' check (state in ('NEW', 'CASE', 'DISMISSED')),
  case_id         uuid             references irregularity_cases (id),
  decided_by      uuid             references accounts (id),
  decided_at      timestamptz,
  because         text,
  check ((account_id is null) <> (organisation_id is null)),
  check ((state = 'CASE') = (case_id is not null)),
  check ((state = 'NEW') = (decided_by is null)),
  check (state <> 'DISMISSED' or because is not null),
  unique (rule, reference)
);
comment on table irregularity_findings is
  'What a rule found. A finding is made once, however often its rule meets the same facts, and keeps the '
  'thresholds it was made with.';
create index irregularity_findings_by_state on irregularity_findings (state, rule, found_at desc);

create table irregularity_runs (
  id          uuid        primary key,
  rule        text        not null,
  -- The night it belongs to; null when an officer ordered it.
  night       date,
  ordered_at  timestamptz not null,
  ordered_by  uuid        references accounts (id),
  started_at  timestamptz,
  finished_at timestamptz,
  window_from timestamptz,
  window_to   timestamptz,
  found       integer,
  ms          integer,
  error       text
);
comment on table irregularity_runs is
  'Runs of a rule; the next window begins on the day the last good one ended.';
create unique index irregularity_runs_one_a_night on irregularity_runs (rule, night) where night is not null;
create index irregularity_runs_waiting on irregularity_runs (ordered_at) where finished_at is null;
create index irregularity_runs_by_rule on irregularity_runs (rule, window_to desc)
  where finished_at is not null;
