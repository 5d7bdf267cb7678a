import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { barrierToDecide } from '../rules/policy.ts';
import { returnedText } from '../rules/texts.ts';
import { lockToDecide, recordDecision } from './record-decision.ts';

/** Returns a request to the learner with the reason; they may correct their data and ask again. */
export async function returnEndorsement(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const endorsement = await lockToDecide(tx, id, 'RETURNED', (found) =>
      barrierToDecide(actor, found),
    );
    await recordAudit(tx, actor, 'endorsement.return', { type: 'endorsement', id }, { reason });
    await recordDecision(parts, tx, actor, endorsement, {
      state: 'RETURNED',
      reason,
      line: `已退回：${reason}`,
      message: wordText(parts.place, returnedText, { 原因: reason }),
    });
  });
}
