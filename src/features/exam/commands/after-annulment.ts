import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDate } from '../../../ui/index.ts';
import { sendText } from '../../accounts/index.ts';
import { getTopic } from '../../catalogue/index.ts';
import { getCurrentRound, openRestudyRound } from '../../enrolment/index.ts';
import { endsRound, mayRestudy } from '../attempt.ts';
import { examAnnulled } from '../events.ts';
import { getAttempt, listAttempts } from '../queries.ts';

/**
 * What follows from an annulled attempt, in its transaction: it is used, so that it may be the last of
 * its round (N18); the learner is told why; the features above take back what was issued on it (G12).
 * No audit: the confirmation that annuls records it.
 */
export async function afterAnnulment(
  parts: Parts,
  tx: Tx,
  attemptId: string,
  because: string,
): Promise<void> {
  const { enrolmentId, roundId, topicId, accountId, startedAt } = await getAttempt(tx, attemptId);
  const topic = await getTopic(tx, topicId);
  const round = await getCurrentRound(tx, enrolmentId);
  if (round?.id === roundId && mayRestudy(topic, round)) {
    const attempts = await listAttempts(tx, enrolmentId);
    if (endsRound(topic, attempts, roundId)) await openRestudyRound(tx, enrolmentId);
  }
  const when = formatDate(startedAt);
  await sendText(
    parts,
    tx,
    accountId,
    `您${when}参加的“${topic.title}”考试已作废：${because}。如有异议，请联系市人事培训中心。`,
  );
  await parts.jobs.publish(tx, examAnnulled, { attemptId, because });
}
