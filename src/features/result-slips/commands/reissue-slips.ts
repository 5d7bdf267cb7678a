import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  insertSlip,
  listSlips,
  lockSlip,
  updateEndorsement,
  updateSlipState,
} from '../queries/slips.ts';
import { slipIssued } from '../rules/events.ts';
import { newVerificationCode } from '../rules/slip.ts';
import { describeSlip, placeOf } from './issue-slip.ts';

/**
 * A name or number was corrected: each valid slip of the person is reissued with a number of its own,
 * the old one marked superseded (Q7). An endorsement goes with it: the result is the same, and the
 * body is told. Runs again without effect once the slips say what the person is called.
 */
export async function reissueSlips(parts: Parts, accountId: string): Promise<void> {
  const valid = (await listSlips(parts.db, accountId)).filter((slip) => slip.state === 'VALID');
  for (const { id } of valid) {
    await inTransaction(parts.db, async (tx) => {
      const slip = await lockSlip(tx, id);
      const content = await describeSlip(tx, slip.attemptId, parts.clock.now());
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
