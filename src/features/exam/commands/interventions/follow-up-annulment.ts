import type { Tx } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { formatDate } from '../../../../ui/index.ts';
import { getTopic } from '../../../courses/index.ts';
import { notify } from '../../../messages/index.ts';
import { getAttempt } from '../../queries/attempts.ts';
import { examAnnulled } from '../../rules/events.ts';
import { openRestudyIfDue } from '../closing/open-restudy-if-due.ts';

/**
 * Applies the consequences of an annulled attempt in its transaction: the next round when it was the last
 * (N18), a message with the reason, and the event on which the features above revoke what they issued
 * (G12). No audit: the confirmation records it.
 */
export async function followUpAnnulment(
  parts: Parts,
  tx: Tx,
  attemptId: string,
  because: string,
): Promise<void> {
  const attempt = await getAttempt(tx, attemptId);
  const topic = await getTopic(tx, attempt.topicId);
  await openRestudyIfDue(tx, attempt, topic);
  const when = formatDate(attempt.startedAt);
  await notify(parts, tx, [attempt.accountId], {
    subject: '一次考试已作废',
    text: `您${when}参加的“${topic.title}”考试已作废：${because}。如有异议，请联系市人事培训中心。`,
    href: `/exams/${attempt.enrolmentId}`,
    channels: ['SMS'],
  });
  await parts.jobs.publish(tx, examAnnulled, { attemptId, because });
}
