import { hoursWithoutEndorsedSlip } from './hours-without-endorsed-slip.ts';
import type { Rule } from './rule.ts';

/** All rules, in the order in which they look and are shown. */
export const rules: readonly Rule[] = [hoursWithoutEndorsedSlip];

/** The rule of a code; findings of a rule that is no longer there keep their code. */
export function findRule(code: string): Rule | undefined {
  return rules.find((rule) => rule.code === code);
}
