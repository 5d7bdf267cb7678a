import { type Actor, isCounterClerk } from '../../../kernel/actor.ts';
import type { IdDocumentType } from '../../../kernel/id-number.ts';

export type CorrectionState = 'PROPOSED' | 'APPLIED' | 'REJECTED';

/**
 * A correction of name or number after results carry it: proposed by one officer, decided by
 * another.
 */
export interface Correction {
  id: string;
  accountId: string;
  /** The body whose officers propose and decide. */
  organisationId: string;
  nameBefore: string;
  idNumberMaskedBefore: string;
  /** Null: unchanged. */
  name: string | null;
  idDocumentType: IdDocumentType | null;
  idNumberMasked: string | null;
  idNumberCipher: string | null;
  /** The document the first officer relied on, in their words. */
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

/** Whether the learner is still shown a correction: while it is open, and for 90 days after. */
export function isRecentCorrection(
  { decidedAt }: Pick<Correction, 'decidedAt'>,
  now: Date,
): boolean {
  return decidedAt === null || now.getTime() - decidedAt.getTime() < recentDays * 86_400_000;
}

export type DecisionBarrier = 'correction_not_found' | 'correction_decided' | 'correction_own';

/**
 * Returns why an officer may not decide a correction, null when they may. Corrections of other
 * bodies and of the officer's own data do not exist; the proposer does not decide (roles.md: two
 * persons once results exist).
 */
export function barrierToDecide(
  actor: Actor,
  correction: Pick<Correction, 'organisationId' | 'accountId' | 'proposedBy' | 'state'>,
): DecisionBarrier | null {
  if (!maySeeCorrection(actor, correction)) return 'correction_not_found';
  if (correction.state !== 'PROPOSED') return 'correction_decided';
  return correction.proposedBy === actor.accountId ? 'correction_own' : null;
}

/** Corrections are seen by officers of the body they were proposed at, except their own. */
export function maySeeCorrection(
  actor: Actor,
  correction: Pick<Correction, 'organisationId' | 'accountId'>,
): boolean {
  return (
    isCounterClerk(actor) &&
    actor.organisationId === correction.organisationId &&
    actor.accountId !== correction.accountId
  );
}
