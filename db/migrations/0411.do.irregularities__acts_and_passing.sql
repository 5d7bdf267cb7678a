-- Acts are told apart by the press they came with; the gap is left for endorsements that were not kept with one.
update irregularity_thresholds set value = 0.05 where rule = 'ENDORSED_IN_SECONDS' and name = 'act_gap_seconds';
update irregularity_thresholds set least = 0, label = '没有记下批次的早期审验，相隔不到这个时间的算一次批量提交'
  where rule = 'ENDORSED_IN_SECONDS' and name = 'act_gap_seconds';

-- Measured with honest people who leave early (docs/irregularities.md): one who left soon proves nothing.
-- The weekend's bound was met by too many honest days to leave room for it below one in a thousand.
insert into irregularity_thresholds (rule, name, label, unit, value, least, position) values
  ('ENDORSED_OUTSIDE_OFFICE', 'passing_stay_days', '借道的人在该单位前后不足', '天', 60, 2, 8),
  ('ENDORSED_OUTSIDE_OFFICE', 'passing_slips', '一个机构一天内审验的借道的人达到', '人', 3, 1, 9),
  ('ENDORSED_OUTSIDE_OFFICE', 'passing_percent', '并且占该机构当天审验的', '%', 10, 0, 10);
update irregularity_thresholds set value = 400 where rule = 'ENDORSED_OUTSIDE_OFFICE' and name = 'weekend_slips';
