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
import { type Effect, type EffectKind, listEffects, markUndone } from '../queries/effects.ts';
import type { Case } from '../rules/case.ts';

interface Undoing {
  parts: Parts;
  tx: Tx;
  actor: Officer;
  one: Case;
  because: string;
  /** Slips that could not be given back, because the person earned another in between. */
  replaced: Set<string>;
}

const order: EffectKind[] = ['RESULT', 'SLIP', 'ENDORSEMENT', 'HOURS', 'ELIGIBILITY', 'CIRCULAR'];

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
  const work = {
    parts,
    tx,
    actor,
    one,
    because: `${one.caseNo}号案件申诉成立`,
    replaced: new Set<string>(),
  };
  const effects = (await listEffects(tx, one.id)).filter(({ undoneAt }) => !undoneAt);
  for (const kind of order)
    for (const effect of effects.filter((each) => each.kind === kind)) {
      const back = await giveBack[kind](work, effect);
      await markUndone(
        tx,
        effect.id,
        parts.clock.now(),
        back ? '已恢复' : '已有新的记录，不必恢复',
      );
    }
}

/** Each returns whether the row is as it was before. */
const giveBack: Record<EffectKind, (work: Undoing, effect: Effect) => Promise<boolean>> = {
  async RESULT({ tx, actor, because }, { subjectId, before }) {
    const { result } = before as { result: AttemptResult };
    await reinstateResult(tx, actor, subjectId, { result, because });
    return true;
  },
  async SLIP({ tx, actor, because, replaced }, { subjectId }) {
    const back = await reinstateSlip(tx, actor, subjectId, because);
    if (!back) replaced.add(subjectId);
    return back;
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
