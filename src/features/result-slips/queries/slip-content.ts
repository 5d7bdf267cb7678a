import type { Tx } from '../../../platform/database/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getAttempt } from '../../exam/index.ts';
import { getLearner } from '../../people/index.ts';
import type { SlipContent } from '../rules/slip.ts';

/** The content of a slip for this attempt, with the person and the topic as they are now. */
export async function loadSlipContent(tx: Tx, attemptId: string, now: Date): Promise<SlipContent> {
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
