insert into irregularity_thresholds (rule, name, label, unit, value, least, position) values
  ('ENDORSED_OUTSIDE_OFFICE', 'passing_days', '审验后多少天内就离开该单位或转走档案的算借道', '天', 30, 1, 7),
  ('EXAMS_AT_ONCE', 'overlap_minutes', '作答时间重叠达到', '分钟', 3, 0, 5);

create index sessions_by_address on sessions (ip, created_at);
create index learners_by_registration on learners (registered_at);
