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
 * Selects attempts. EXTEND: open ones; with `from` only those that lost contact since then. RESTORE:
 * attempts not returned whose deadline was between `from` and `until`.
 */
export interface Group {
  topicId: string | null;
  districtId: string | null;
  from: Date | null;
  until: Date | null;
}

/** A change to attempts that one clerk of the centre proposes and another decides (E17). */
export interface Intervention extends Group {
  id: string;
  organisationId: string;
  kind: InterventionKind;
  /** The target; null for a group. */
  attemptId: string | null;
  /** More time, in seconds; null unless EXTEND. */
  seconds: number | null;
  because: string;
  state: InterventionState;
  proposedBy: string;
  proposedAt: Date;
  /** Attempts selected by the proposal. */
  targetCount: number;
  /** Attempts changed; null until it is applied. */
  appliedCount: number | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
}

/** An intervention with the names of persons, topics and places. */
export interface DescribedIntervention {
  intervention: Intervention;
  proposedByName: string;
  decidedByName: string | null;
  /** The targets in words; for one attempt the person, with a link. */
  scope: string;
  scopeHref: string | null;
}

/** An open sheet reports contact every 30 s; silence longer than this is an interruption. */
export const silentAfterSeconds = 90;

/** The refusal code for an intervention that an attempt does not allow. */
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
