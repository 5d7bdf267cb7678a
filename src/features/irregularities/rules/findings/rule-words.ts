import type { FindingState } from '../../queries/findings.ts';
import { findRule } from './index.ts';

export const findingStateNames: Record<FindingState, string> = {
  NEW: '待处理',
  CASE: '已转为案件',
  DISMISSED: '已排除',
};

/** A rule's name; terms of cases are data beside the rules. */
export function ruleName(code: string): string {
  return code === 'CASE' ? '办案期限' : (findRule(code)?.name ?? code);
}
