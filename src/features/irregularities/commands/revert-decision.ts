import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { withdrawCircular } from '../../announcements/index.ts';
import { restoreEligibility } from '../../eligibility/index.ts';
import { type PriorDecision, reinstateEndorsement } from '../../endorsement/index.ts';
import { type AttemptResult, reinstateResult } from '../../exam/index.ts';
import { reinstateHours } from '../../hours/index.ts';
import {
  type EndorsementStamp,
  reinstateSlip,
  stampEndorsement,
} from '../../result-slips/index.ts';
import { type Effect, listEffects, markReverted } from '../queries/effects.ts';
import type { Case } from '../rules/case.ts';
import { type EffectKind, effectKinds } from '../rules/case-kinds.ts';

interface Reversal {
  parts: Parts;
  tx: Tx;
  actor: Officer;
  one: Case;
  because: string;
  /** Slips that stay revoked, because the person earned another in between. */
  replaced: Set<string>;
}

/**
 * Reverts every effect of a decision in the transaction of the won appeal (N38). No audit: every door
 * called records its own.
 */
export async function revertDecision(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  one: Case,
): Promise<void> {
  const because = `${one.caseNo}号案件申诉成立`;
  const reversal = { parts, tx, actor, one, because, replaced: new Set<string>() };
  const effects = (await listEffects(tx, one.id)).filter(({ undoneAt }) => !undoneAt);
  for (const kind of effectKinds)
    for (const effect of effects.filter((each) => each.kind === kind)) {
      const reverted = await revertEffect[kind](reversal, effect);
      const note = reverted ? '已恢复' : '已有新的记录，不必恢复';
      await markReverted(tx, effect.id, parts.clock.now(), note);
    }
}

/** Each returns whether the row is as it was before; false where a newer row took its place. */
const revertEffect: Record<EffectKind, (reversal: Reversal, effect: Effect) => Promise<boolean>> = {
  async RESULT({ tx, actor, because }, { subjectId, before }) {
    const { result } = before as { result: AttemptResult };
    await reinstateResult(tx, actor, subjectId, { result, because });
    return true;
  },
  async SLIP({ tx, actor, because, replaced }, { subjectId }) {
    const reverted = await reinstateSlip(tx, actor, subjectId, because);
    if (!reverted) replaced.add(subjectId);
    return reverted;
  },
  async ENDORSEMENT({ parts, tx, actor, because, replaced }, { subjectId, before }) {
    const { slipId, stamp, ...was } = before as PriorDecision & {
      slipId: string;
      stamp: EndorsementStamp | null;
    };
    if (replaced.has(slipId)) return false;
    const of = { endorsementId: subjectId, before: was, because };
    if (!(await reinstateEndorsement(parts, tx, actor, of))) return false;
    if (stamp) await stampEndorsement(tx, slipId, stamp);
    return true;
  },
  async HOURS({ tx, actor, because, replaced }, { subjectId, before }) {
    if (replaced.has((before as { slipId: string }).slipId)) return false;
    return reinstateHours(tx, actor, subjectId, because);
  },
  async ELIGIBILITY({ parts, tx, actor, one, because }) {
    await restoreEligibility(parts, tx, actor, { reference: one.id, because });
    return true;
  },
  async CIRCULAR({ tx, actor, because }, { subjectId }) {
    await withdrawCircular(tx, actor, subjectId, because);
    return true;
  },
};
