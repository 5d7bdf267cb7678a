import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getAttempt, getAttemptForShare } from '../../exam/index.ts';
import { findEndorserFor, getLearner } from '../../people/index.ts';
import { insertSlip } from '../queries/slips.ts';
import { slipIssued } from '../rules/events.ts';
import { newVerificationCode, type SlipContent } from '../rules/slip.ts';

/**
 * Issues the slip of a passed attempt (N22), to be endorsed by the body competent on that day
 * (N25-N28). Asked twice, it is issued once.
 */
export async function issueSlip(parts: Parts, attemptId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    // Annulling it at the same moment waits, and then finds the slip to revoke.
    const attempt = await getAttemptForShare(tx, attemptId);
    if (attempt.result !== 'PASSED') return;
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
      content: await describeSlip(tx, attemptId, now),
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
  });
}

/** The place of a topic leads the numbers of its slips: CQ for `cq-2026`. */
export const placeOf = (topicId: string): string => (topicId.split('-')[0] ?? '').toUpperCase();

/** What a slip of this attempt says about the person and the exam, as they are now. */
export async function describeSlip(tx: Tx, attemptId: string, now: Date): Promise<SlipContent> {
  const attempt = await getAttempt(tx, attemptId);
  const learner = await getLearner(tx, attempt.accountId);
  const topic = await getTopic(tx, attempt.topicId);
  return {
    name: learner.name,
    idDocumentType: learner.idDocumentType,
    idNumberMasked: learner.idNumberMasked,
    employerName: learner.employerName,
    topicTitle: topic.title,
    year: topic.year,
    creditHours: topic.creditHours,
    score: attempt.score ?? 0,
    fullMark: topic.examFullMark,
    passMark: topic.examPassMark,
    examinedAt: (attempt.closedAt ?? attempt.startedAt).toISOString(),
    issuedAt: now.toISOString(),
  };
}
