import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { revokeSlip } from '../../result-slips/index.ts';
import { endorsementRevoked } from '../rules/events.ts';
import { mayRevoke } from '../rules/policy.ts';
import { revokedText } from '../rules/texts.ts';
import { lockToDecide, recordDecision } from './record-decision.ts';

/**
 * Revokes a wrong endorsement together with its slip (G12); `endorsement.revoked` withdraws the hours
 * recorded on it.
 */
export async function revokeEndorsement(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const endorsement = await lockToDecide(tx, id, 'REVOKED', (found) =>
      mayRevoke(actor, found) ? null : 'not_yours',
    );
    await recordAudit(tx, actor, 'endorsement.revoke', { type: 'endorsement', id }, { reason });
    await recordDecision(parts, tx, actor, endorsement, {
      state: 'REVOKED',
      reason,
      line: `已撤销：${reason}`,
      message: wordText(parts.place, revokedText, { 原因: reason }),
    });
    await revokeSlip(tx, actor, endorsement.slipId, `审验已撤销：${reason}`);
    await parts.jobs.publish(tx, endorsementRevoked, { endorsementId: id });
  });
}
