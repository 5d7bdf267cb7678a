import type { Day } from '../../../kernel/calendar.ts';
import type { HourUnit } from './conversion.ts';

export const hoursClaimStateNames = {
  REQUESTED: '待认定',
  APPROVED: '已认定',
  RETURNED: '已退回',
} as const;
export const hoursClaimTones = {
  REQUESTED: 'warning',
  APPROVED: 'success',
  RETURNED: 'error',
} as const;
export const subjectNames = { PUBLIC: '公需科目', PROFESSIONAL: '专业科目' } as const;

/** What a person claims to have learned elsewhere (E2, E8). */
export interface HoursClaimFacts {
  subject: keyof typeof subjectNames;
  formCode: string;
  organiser: string;
  title: string;
  heldFrom: Day;
  heldTo: Day;
  unit: HourUnit;
  quantity: number;
  testPassed: boolean;
}

/** A claim of hours earned elsewhere, with the hours it was converted to (E5, E8). */
export interface HoursClaim extends HoursClaimFacts {
  id: string;
  accountId: string;
  organisationId: string;
  year: number;
  formName: string;
  creditHours: number;
  /** The daily cap reduced the hours. */
  capped: boolean;
  proofKey: string;
  proofName: string;
  state: keyof typeof hoursClaimStateNames;
  requestedAt: Date;
  decidedAt: Date | null;
  decisionNote: string | null;
  /** A withdrawn claim does not count. */
  withdrawnAt: Date | null;
  withdrawnBecause: string | null;
}

/** Returns the status of a claim with its tone. */
export function statusOf(claim: Pick<HoursClaim, 'state' | 'withdrawnAt'>) {
  return claim.withdrawnAt
    ? ({ name: '已撤回', tone: 'error' } as const)
    : { name: hoursClaimStateNames[claim.state], tone: hoursClaimTones[claim.state] };
}
