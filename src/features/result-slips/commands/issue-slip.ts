import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { getAttemptForShare } from '../../exam/index.ts';
import { notify } from '../../messages/index.ts';
import { findEndorserFor } from '../../people/index.ts';
import { loadSlipContent } from '../queries/slip-content.ts';
import { findValidSlip, insertSlip } from '../queries/slips.ts';
import { slipIssued } from '../rules/events.ts';
import { newVerificationCode, placeOf } from '../rules/slip.ts';
import { slipIssuedText } from '../rules/texts.ts';

/** Issues the slip of a passed attempt once (N22), for the endorser competent on that day (N25-N28). */
export async function issueSlip(parts: Parts, attemptId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    // A concurrent annulment waits and then finds the slip to revoke.
    const attempt = await getAttemptForShare(tx, attemptId);
    if (attempt.result !== 'PASSED') return;
    // Another attempt passed by a correction meanwhile: one enrolment has one slip that counts.
    if (await findValidSlip(tx, attempt.enrolmentId)) return;
    const now = parts.clock.now();
    const { organisation, rule } = await findEndorserFor(tx, attempt.accountId, dayOf(now));
    const slipId = await insertSlip(tx, {
      place: placeOf(attempt.topicId),
      verificationCode: newVerificationCode(),
      enrolmentId: attempt.enrolmentId,
      accountId: attempt.accountId,
      topicId: attempt.topicId,
      attemptId,
      version: 1,
      content: await loadSlipContent(tx, attemptId, now),
      endorserId: organisation.id,
      endorserRule: rule,
    });
    if (!slipId) return;
    await recordAudit(
      tx,
      'SYSTEM',
      'result_slips.issue',
      { type: 'result_slip', id: slipId },
      { attemptId, endorserId: organisation.id, rule },
    );
    await parts.jobs.publish(tx, slipIssued, { slipId, supersedes: null });
    await notify(parts, tx, [attempt.accountId], {
      ...wordText(parts.place, slipIssuedText, { 审验单位: organisation.name }),
      href: `/slips/${slipId}`,
    });
  });
}
