import type { Day } from '../../../kernel/calendar.ts';
import type { HourUnit } from './conversion.ts';

export const claimStateNames = {
  REQUESTED: '待认定',
  APPROVED: '已认定',
  RETURNED: '已退回',
} as const;
export const claimTones = { REQUESTED: 'warning', APPROVED: 'success', RETURNED: 'error' } as const;
export const subjectNames = { PUBLIC: '公需科目', PROFESSIONAL: '专业科目' } as const;

/** What a person says he learned elsewhere (E2, E8). */
export interface ClaimFacts {
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
export interface ExternalHourClaim extends ClaimFacts {
  id: string;
  accountId: string;
  organisationId: string;
  year: number;
  formName: string;
  creditHours: number;
  /** The daily cap took hours away. */
  capped: boolean;
  proofKey: string;
  proofName: string;
  state: keyof typeof claimStateNames;
  requestedAt: Date;
  decidedAt: Date | null;
  decisionNote: string | null;
  /** An approved claim that was taken back counts no more. */
  withdrawnAt: Date | null;
  withdrawnBecause: string | null;
}

/** How a claim stands, in a word and its tone. */
export function standOf(claim: Pick<ExternalHourClaim, 'state' | 'withdrawnAt'>) {
  return claim.withdrawnAt
    ? ({ name: '已撤回', tone: 'error' } as const)
    : { name: claimStateNames[claim.state], tone: claimTones[claim.state] };
}
