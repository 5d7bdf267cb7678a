import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { recordDecision } from '../decision.ts';
import { mayBecome } from '../endorsement.ts';
import { barrierToDecide } from '../policy.ts';
import { lockEndorsement } from '../queries.ts';

/** The body sends the request back with a reason the learner reads; he may mend it and ask again. */
export async function returnEndorsement(
  parts: Parts,
  actor: Actor,
  id: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const endorsement = await lockEndorsement(tx, id);
    if (!endorsement) throw new Refusal('endorsement.not_found');
    const barrier = barrierToDecide(actor, endorsement);
    if (barrier) throw new Refusal(`endorsement.${barrier}`);
    if (!mayBecome(endorsement.state, 'RETURNED')) throw new Refusal('endorsement.decided_already');
    await recordAudit(tx, actor, 'endorsement.return', { type: 'endorsement', id }, { reason });
    await recordDecision(parts, tx, actor, endorsement, {
      state: 'RETURNED',
      reason,
      line: `已退回：${reason}`,
      message: `您的合格单审验申请被退回：${reason}。请登录平台查看并重新提交。`,
    });
  });
}
