import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { loadSlipContent } from '../queries/slip-content.ts';
import {
  insertSlip,
  listSlips,
  lockSlip,
  updateEndorsement,
  updateSlipState,
} from '../queries/slips.ts';
import { slipIssued } from '../rules/events.ts';
import { newVerificationCode, placeOf } from '../rules/slip.ts';

/**
 * Reissues each valid slip of a person whose name or number was corrected, under a new number and with its
 * endorsement; the old one is superseded (Q7). Without effect where the slip is already right.
 */
export async function reissueSlips(parts: Parts, accountId: string): Promise<void> {
  const valid = (await listSlips(parts.db, accountId)).filter((slip) => slip.state === 'VALID');
  for (const { id } of valid) {
    await inTransaction(parts.db, async (tx) => {
      const slip = await lockSlip(tx, id);
      const content = await loadSlipContent(tx, slip.attemptId, parts.clock.now());
      const same =
        content.name === slip.content.name &&
        content.idNumberMasked === slip.content.idNumberMasked;
      if (slip.state !== 'VALID' || same) return;
      await updateSlipState(tx, id, 'SUPERSEDED', '登记信息更正，已换发新单');
      const newSlipId = await insertSlip(tx, {
        place: placeOf(slip.topicId),
        verificationCode: newVerificationCode(),
        enrolmentId: slip.enrolmentId,
        accountId,
        topicId: slip.topicId,
        attemptId: slip.attemptId,
        version: slip.version + 1,
        content,
        endorserId: slip.endorserId,
        endorserRule: slip.endorserRule,
      });
      if (!newSlipId) throw new Error(`attempt ${slip.attemptId} has two valid slips`);
      await updateSlipState(tx, id, 'SUPERSEDED', '登记信息更正，已换发新单', newSlipId);
      if (slip.endorsement) await updateEndorsement(tx, newSlipId, slip.endorsement);
      await recordAudit(
        tx,
        'SYSTEM',
        'result_slips.reissue',
        { type: 'result_slip', id: newSlipId },
        { supersedes: id },
      );
      await parts.jobs.publish(tx, slipIssued, { slipId: newSlipId, supersedes: id });
    });
  }
}
