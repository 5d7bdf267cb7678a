import type { Day } from '../../../kernel/calendar.ts';

export type AbsenceState = 'REQUESTED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN';

/** A reason the notice would accept (G13): data. */
export interface AbsenceReason {
  code: string;
  name: string;
  hint: string;
  proofRequired: boolean;
  /** A year is excused when the absence covers at least so many of its days. */
  daysForYear: number;
}

/**
 * Why a person did not learn in some years. REQUESTED by the person or entered by the unit; APPROVED or
 * REFUSED by the employer (the agency without one), never by himself (G10); WITHDRAWN with a reason.
 */
export interface Absence {
  id: string;
  accountId: string;
  organisationId: string;
  jurisdictionId: string | null;
  industryAuthorityId: string | null;
  reasonCode: string;
  reasonName: string;
  validFrom: Day;
  validTo: Day;
  years: number[];
  note: string;
  proofKey: string | null;
  proofName: string | null;
  state: AbsenceState;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
  withdrawnAt: Date | null;
  withdrawnBecause: string | null;
}

export const absenceStateNames: { [state in AbsenceState]: string } = {
  REQUESTED: '待批准',
  APPROVED: '已批准',
  REFUSED: '未批准',
  WITHDRAWN: '已撤回',
};

const next: { [state in AbsenceState]: readonly AbsenceState[] } = {
  REQUESTED: ['APPROVED', 'REFUSED', 'WITHDRAWN'],
  APPROVED: ['WITHDRAWN'],
  REFUSED: [],
  WITHDRAWN: [],
};

/** Whether an absence may go from one state to another. */
export function mayBecome(from: AbsenceState, to: AbsenceState): boolean {
  return next[from].includes(to);
}

/** The years of which a period, both ends included, covers enough days to excuse them (G13). */
export function yearsExcused(from: Day, to: Day, daysForYear: number): number[] {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const first = from > `${year}-01-01` ? from : `${year}-01-01`;
    const last = to < `${year}-12-31` ? to : `${year}-12-31`;
    const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
    if (days >= daysForYear) years.push(year);
  }
  return years;
}
