import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendText } from '../../accounts/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { mayBecome } from '../endorsement.ts';
import { barrierToDecide } from '../policy.ts';
import { insertEvent, lockEndorsement, updateDecision } from '../queries.ts';

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
    const now = parts.clock.now();
    await updateDecision(tx, id, {
      state: 'RETURNED',
      decidedBy: actor.accountId,
      decidedAt: now,
      reason,
    });
    await insertEvent(tx, {
      endorsementId: id,
      state: 'RETURNED',
      text: `已退回：${reason}`,
      actorAccountId: actor.accountId,
      at: now,
    });
    await recordAudit(tx, actor, 'endorsement.return', { type: 'endorsement', id }, { reason });
    await sendText(
      parts,
      tx,
      endorsement.accountId,
      `您的合格单审验申请被退回：${reason}。请登录平台查看并重新提交。`,
    );
  });
}
