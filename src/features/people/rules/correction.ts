import type { Actor } from '../../../kernel/actor.ts';

export type CorrectionState = 'PROPOSED' | 'APPLIED' | 'REJECTED';

/** A name or number that shall be corrected although results carry it: two officers' work. */
export interface Correction {
  id: string;
  accountId: string;
  /** The body whose officers propose and decide. */
  organisationId: string;
  nameBefore: string;
  idNumberMaskedBefore: string;
  /** Null stays as it is. */
  name: string | null;
  idDocumentType: string | null;
  idNumberMasked: string | null;
  idNumberCipher: string | null;
  /** On which document the first officer relies, in his words. */
  proof: string;
  state: CorrectionState;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  /** Why it was rejected. */
  decisionReason: string | null;
}

export const correctionStateNames: Record<CorrectionState, string> = {
  PROPOSED: '待复核',
  APPLIED: '已更正',
  REJECTED: '未通过',
};

export const correctionTones = {
  PROPOSED: 'warning',
  APPLIED: 'success',
  REJECTED: 'neutral',
} as const;

const recentDays = 90;

/** Whether the learner is still told of a correction: while it waits, and for a season after. */
export function isRecentCorrection(
  { decidedAt }: Pick<Correction, 'decidedAt'>,
  now: Date,
): boolean {
  return decidedAt === null || now.getTime() - decidedAt.getTime() < recentDays * 86_400_000;
}

export type DecisionBarrier = 'correction_not_found' | 'correction_decided' | 'correction_own';

/**
 * Why an officer may not decide a correction: another body's or his own data do not exist for him, and
 * who proposed it does not decide it (roles.md: two persons once results exist). Null when he may.
 */
export function barrierToDecide(
  actor: Actor,
  correction: Pick<Correction, 'organisationId' | 'accountId' | 'proposedBy' | 'state'>,
): DecisionBarrier | null {
  if (!maySeeCorrection(actor, correction)) return 'correction_not_found';
  if (correction.state !== 'PROPOSED') return 'correction_decided';
  return correction.proposedBy === actor.accountId ? 'correction_own' : null;
}

/** Corrections are seen by the desk they were proposed at, but nobody's desk sees his own. */
export function maySeeCorrection(
  actor: Actor,
  correction: Pick<Correction, 'organisationId' | 'accountId'>,
): boolean {
  const desk = actor.role === 'DISTRICT_CLERK' || actor.role === 'CENTRE_CLERK';
  return (
    desk &&
    actor.organisationId === correction.organisationId &&
    actor.accountId !== correction.accountId
  );
}
