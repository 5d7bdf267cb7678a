import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type PriorDecision, reinstateEndorsement, revokeByCase } from '../../endorsement/index.ts';
import { changeOwed } from '../../enrolment/index.ts';
import { reinstateHours } from '../../hours/index.ts';
import {
  findSlipOfAttempt,
  reinstateSlip,
  reissueRescored,
  revokeSlip,
} from '../../result-slips/index.ts';
import {
  type Effect,
  type EffectKind,
  listStandingEffects,
  markEffectUndone,
} from '../queries/effects.ts';

interface Reversal {
  parts: Parts;
  tx: Tx;
  correctionId: string;
  enrolmentId: string;
  because: string;
}

/**
 * Reverts what a correction did to slip, endorsement, hours and rounds of an enrolment, the last first, after
 * the results are as before. No audit: every door called records its own.
 */
export async function revertFollowUp(reversal: Reversal): Promise<void> {
  const { parts, tx, correctionId, enrolmentId } = reversal;
  const effects = await listStandingEffects(tx, correctionId, enrolmentId);
  for (const effect of effects.toReversed()) {
    const done = await revert[effect.kind](reversal, effect);
    const note = done ? '已恢复' : '已有新的记录，不必恢复';
    await markEffectUndone(tx, effect.id, parts.clock.now(), note);
  }
}

/** Each returns whether the row is as it was before. */
const revert: Record<EffectKind, (reversal: Reversal, effect: Effect) => Promise<boolean>> = {
  async SLIP_DUE({ parts, tx, because }, { subjectId: attemptId }) {
    const slip = await findSlipOfAttempt(tx, attemptId);
    if (!slip) return true;
    await revokeByCase(parts, tx, 'SYSTEM', { slipId: slip.id, reason: because });
    await revokeSlip(tx, 'SYSTEM', slip.id, because);
    return true;
  },
  async SLIP_REISSUED({ parts, tx, because }, { subjectId: slipId }) {
    const reissue = { slipId, because: `${because}，已换发新单` };
    return (await reissueRescored(parts, tx, 'SYSTEM', reissue)) !== null;
  },
  SLIP_REVOKED: ({ tx, because }, { subjectId }) => reinstateSlip(tx, 'SYSTEM', subjectId, because),
  ENDORSEMENT: ({ parts, tx, because }, { subjectId: endorsementId, before }) =>
    reinstateEndorsement(parts, tx, 'SYSTEM', {
      ...{ endorsementId, because },
      before: before as PriorDecision,
    }),
  HOURS: ({ tx, because }, { subjectId }) => reinstateHours(tx, 'SYSTEM', subjectId, because),
  async ROUND_FREED({ tx, enrolmentId }, { subjectId, before }) {
    const { owedFen } = before as { owedFen: number };
    await changeOwed(tx, 'SYSTEM', { enrolmentId, roundNo: Number(subjectId), owedFen });
    return true;
  },
  // The exam counts them again with the results.
  NOT_COUNTED: async () => true,
};
