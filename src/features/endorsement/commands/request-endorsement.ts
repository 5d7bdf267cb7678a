import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { lockSlip } from '../../result-slips/index.ts';
import { insertEndorsement, insertEvent, moveToSlip } from '../queries/endorsements.ts';

/**
 * Requests the endorsement of an issued slip from the competent body (N23). A slip that replaces another
 * takes over its endorsement. Handled twice, it is done once.
 */
export async function requestEndorsement(
  parts: Parts,
  slipId: string,
  supersedes: string | null,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (supersedes && (await moveToSlip(tx, supersedes, slipId))) {
      await recordAudit(
        tx,
        'SYSTEM',
        'endorsement.move_to_slip',
        { type: 'result_slip', id: slipId },
        { supersedes },
      );
      return;
    }
    // A concurrent revocation of the slip waits, and then finds the request.
    const slip = await lockSlip(tx, slipId);
    if (slip.state !== 'VALID') return;
    const now = parts.clock.now();
    const id = await insertEndorsement(tx, {
      slipId,
      accountId: slip.accountId,
      topicId: slip.topicId,
      organisationId: slip.endorserId,
      rule: slip.endorserRule,
      requestedAt: now,
    });
    if (!id) return;
    const { name } = await getOrganisation(tx, slip.endorserId);
    await insertEvent(tx, {
      endorsementId: id,
      state: 'PENDING',
      text: `申请已送到${name}`,
      actorAccountId: null,
      at: now,
    });
    await recordAudit(
      tx,
      'SYSTEM',
      'endorsement.request',
      { type: 'endorsement', id },
      { slipId, organisationId: slip.endorserId, rule: slip.endorserRule },
    );
  });
}
