/** The seven steps of the notice (S1-S7), named alike for visitors and learners; the last ends with the hours (N30). */
export const stepTitles = [
  '注册',
  '选课',
  '缴费',
  '学习',
  '考试',
  '打印合格单',
  '审验和学时',
] as const;
