import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  findEndorsementOfSlip,
  insertEvent,
  lockEndorsement,
  updateDecision,
} from '../queries/endorsements.ts';
import { endorsementRevoked } from '../rules/events.ts';

/**
 * The slip was revoked because its exam was annulled: the endorsement, given or asked for, falls with it,
 * and the hours recorded on it are withdrawn by the feature above (G12). The learner was told why by the
 * exam. Heard twice, it is done once.
 */
export async function revokeWithSlip(parts: Parts, slipId: string, reason: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const found = await findEndorsementOfSlip(tx, slipId);
    const endorsement = found && (await lockEndorsement(tx, found.id));
    if (endorsement?.state !== 'PENDING' && endorsement?.state !== 'ENDORSED') return;
    const { id } = endorsement;
    const now = parts.clock.now();
    const decision = { state: 'REVOKED', reason, decidedAt: now } as const;
    await updateDecision(tx, id, { ...decision, decidedBy: endorsement.decidedBy });
    await insertEvent(tx, {
      endorsementId: id,
      state: 'REVOKED',
      text: `已撤销：${reason}`,
      actorAccountId: null,
      at: now,
    });
    await recordAudit(
      tx,
      'SYSTEM',
      'endorsement.fall_with_slip',
      { type: 'endorsement', id },
      { slipId, reason },
    );
    await parts.jobs.publish(tx, endorsementRevoked, { endorsementId: id });
  });
}
