import type { Attempt } from './attempt.ts';

export type InterventionKind = 'EXTEND' | 'RESTORE' | 'ANNUL';
export type InterventionState = 'PROPOSED' | 'APPLIED' | 'REJECTED';

export const interventionNames: Record<InterventionKind, string> = {
  EXTEND: '延长时间',
  RESTORE: '返还机会',
  ANNUL: '作废',
};
export const interventionStateNames: Record<InterventionState, string> = {
  PROPOSED: '待复核',
  APPLIED: '已执行',
  REJECTED: '已驳回',
};

export const interventionTones = {
  PROPOSED: 'warning',
  APPLIED: 'success',
  REJECTED: 'neutral',
} as const;

/**
 * Whose attempts a group is. EXTEND: open attempts, with `from` only those whose contact broke off since
 * then and has not come back. RESTORE: attempts not returned whose time ended from `from` until `until`.
 */
export interface Group {
  topicId: string | null;
  districtId: string | null;
  from: Date | null;
  until: Date | null;
}

/** What one clerk of the centre proposes to do to attempts, and another decides (E17). */
export interface Intervention extends Group {
  id: string;
  organisationId: string;
  kind: InterventionKind;
  /** The only attempt meant; null for a group. */
  attemptId: string | null;
  /** More time, in seconds; null unless EXTEND. */
  seconds: number | null;
  because: string;
  state: InterventionState;
  proposedBy: string;
  proposedAt: Date;
  /** How many attempts were meant, and how many it reached; null before it was applied. */
  meantCount: number;
  appliedCount: number | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
}

/** Who was not heard of for so long is interrupted: the sheet tells every 30 s that it is there. */
export const silentAfterSeconds = 90;

/** Why something cannot be done to an attempt, as the code of its refusal. */
export function whyNotApplicable(
  kind: InterventionKind,
  attempt: Pick<Attempt, 'state' | 'deadlineAt'>,
  now: Date,
): string {
  if (kind === 'RESTORE') return 'exam.not_restorable';
  if (kind === 'ANNUL') return 'exam.not_annullable';
  const runs = attempt.state === 'OPEN' && attempt.deadlineAt > now;
  return runs ? 'exam.window_ends' : 'exam.not_running';
}
