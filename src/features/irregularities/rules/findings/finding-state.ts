/** The states of a finding; the check of `irregularity_findings` repeats the codes. */
export const findingStateNames = {
  NEW: '待处理',
  CASE: '已转为案件',
  DISMISSED: '已排除',
} as const;
export type FindingState = keyof typeof findingStateNames;
export const findingStates = Object.keys(findingStateNames) as FindingState[];
