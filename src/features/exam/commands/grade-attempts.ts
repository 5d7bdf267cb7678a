import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../catalogue/index.ts';
import { getCurrentRound, openRestudyRound } from '../../enrolment/index.ts';
import { gradeResponses } from '../../question-bank/index.ts';
import { type Attempt, type AttemptResult, endsRound, mayRestudy } from '../attempt.ts';
import { lockUngraded, updateGrade } from '../closing-queries.ts';
import { examPassed } from '../events.ts';
import { getPaper, listAttempts, listNewestAnswers } from '../queries.ts';

const batch = 50;

/**
 * Grades closed attempts with what was saved, each once, in batches, any number of processes side by
 * side. Passing tells the features above; the last failure of a round opens the next one (N18).
 * With an id only that attempt. Returns how many.
 */
export async function gradeAttempts(
  parts: Parts,
  attemptId: string | null = null,
): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const closed = await lockUngraded(tx, batch, attemptId);
    for (const attempt of closed) await gradeAttempt(parts, tx, attempt);
    return closed.length;
  });
}

async function gradeAttempt(parts: Parts, tx: Tx, attempt: Attempt): Promise<void> {
  const topic = await getTopic(tx, attempt.topicId);
  const grade = await gradeOf(tx, attempt, topic.examPassMark);
  await updateGrade(tx, attempt.id, grade);
  await recordAudit(
    tx,
    'SYSTEM',
    'exam.grade',
    { type: 'exam_attempt', id: attempt.id },
    { result: grade.result, score: grade.score },
  );
  if (grade.result === 'PASSED') {
    const { id, accountId, enrolmentId, topicId } = attempt;
    await parts.jobs.publish(tx, examPassed, { attemptId: id, accountId, enrolmentId, topicId });
    return;
  }
  const round = await getCurrentRound(tx, attempt.enrolmentId);
  const attempts = await listAttempts(tx, attempt.enrolmentId);
  if (
    round?.id === attempt.roundId &&
    endsRound(topic, attempts, round.id) &&
    mayRestudy(topic, round)
  ) {
    await openRestudyRound(tx, attempt.enrolmentId);
  }
}

async function gradeOf(tx: Tx, attempt: Attempt, passMark: number) {
  // N20: not returned before the time ended, so there is no score.
  if (attempt.closedBecause === 'NOT_RETURNED')
    return { result: 'FAILED_NO_SCORE' as const, score: null, byLesson: null };
  const paper = await getPaper(tx, attempt.paperId);
  const responses: string[] = [];
  for (const answer of await listNewestAnswers(tx, attempt.id))
    responses[answer.itemNo - 1] = answer.response;
  const { score, byLesson } = gradeResponses(paper, responses);
  const result: AttemptResult = score >= passMark ? 'PASSED' : 'FAILED';
  return { result, score, byLesson };
}
