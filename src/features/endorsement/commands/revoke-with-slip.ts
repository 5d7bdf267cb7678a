import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { endorsementRevoked } from '../rules/events.ts';
import { revokeInForce } from './revoke-in-force.ts';

/**
 * Revokes the endorsement of a slip whose exam was annulled; `endorsement.revoked` withdraws the hours
 * recorded on it (G12). The exam told the learner why. Handled twice, it is done once.
 */
export async function revokeWithSlip(parts: Parts, slipId: string, reason: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const revoked = await revokeInForce(parts, tx, slipId, { reason, actorAccountId: null });
    if (!revoked) return;
    const { id } = revoked;
    const subject = { type: 'endorsement', id };
    await recordAudit(tx, 'SYSTEM', 'endorsement.fall_with_slip', subject, { slipId, reason });
    await parts.jobs.publish(tx, endorsementRevoked, { endorsementId: id });
  });
}
