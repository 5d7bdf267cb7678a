import type { Learner } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findEndorserFor } from '../../people/index.ts';
import { findSlip, moveEndorser } from '../../result-slips/index.ts';
import { findEndorsementOfSlip, insertEndorsement, insertEvent } from '../queries/endorsements.ts';

/**
 * Requests the endorsement of a returned slip again. The body is chosen anew for today, so that corrected
 * data lead to the right office (Q30).
 */
export async function resubmitSlip(parts: Parts, actor: Learner, slipId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const slip = await findSlip(tx, slipId);
    if (slip?.accountId !== actor.accountId || slip.state !== 'VALID')
      throw new Refusal('endorsement.not_found');
    const before = await findEndorsementOfSlip(tx, slipId);
    if (before && before.state !== 'RETURNED') throw new Refusal('endorsement.under_way');
    const now = parts.clock.now();
    const { organisation, rule } = await findEndorserFor(tx, actor.accountId, dayOf(now));
    const id = await insertEndorsement(tx, {
      slipId,
      accountId: actor.accountId,
      topicId: slip.topicId,
      organisationId: organisation.id,
      rule,
      requestedAt: now,
    });
    if (!id) throw new Refusal('endorsement.under_way');
    await moveEndorser(tx, slipId, organisation.id, rule);
    await insertEvent(tx, {
      endorsementId: id,
      state: 'PENDING',
      text: `重新提交，申请已送到${organisation.name}`,
      actorAccountId: actor.accountId,
      at: now,
    });
    await recordAudit(
      tx,
      actor,
      'endorsement.resubmit',
      { type: 'endorsement', id },
      { slipId, organisationId: organisation.id, rule },
    );
  });
}
