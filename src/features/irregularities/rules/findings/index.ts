import { answersTooFast } from './answers-too-fast.ts';
import { counterOpeningWithoutMoney } from './counter-opening-without-money.ts';
import { endorsedBySomeoneTied } from './endorsed-by-someone-tied.ts';
import { endorsedInSeconds } from './endorsed-in-seconds.ts';
import { endorsedOutsideOffice } from './endorsed-outside-office.ts';
import { examsAtOnce } from './exams-at-once.ts';
import { hoursWithoutEndorsedSlip } from './hours-without-endorsed-slip.ts';
import { papersTooAlike } from './papers-too-alike.ts';
import type { Rule } from './rule.ts';
import { sharedRegistrationData } from './shared-registration-data.ts';
import { studyBeyondTheClock } from './study-beyond-the-clock.ts';

/** All rules, in the order in which they run and are shown. */
export const rules = [
  hoursWithoutEndorsedSlip,
  endorsedInSeconds,
  endorsedOutsideOffice,
  endorsedBySomeoneTied,
  counterOpeningWithoutMoney,
  examsAtOnce,
  answersTooFast,
  papersTooAlike,
  studyBeyondTheClock,
  sharedRegistrationData,
] as const satisfies readonly Rule[];

export type RuleCode = (typeof rules)[number]['code'];

export const ruleCodes = rules.map(({ code }) => code);

/** Returns the rule of a code; findings of a removed rule keep their code. */
export function findRule(code: string): Rule | undefined {
  return rules.find((rule) => rule.code === code);
}

/** Returns the name of a rule; the terms of cases are kept beside the thresholds of the rules. */
export function ruleName(code: string): string {
  return code === 'CASE' ? '办案期限' : (findRule(code)?.name ?? code);
}
