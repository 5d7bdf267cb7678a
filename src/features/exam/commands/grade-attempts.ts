import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../catalogue/index.ts';
import { getCurrentRound, openRestudyRound } from '../../enrolment/index.ts';
import { gradeResponses } from '../../question-bank/index.ts';
import { type Attempt, type AttemptResult, endsRound, mayRestudy } from '../attempt.ts';
import { listUngraded, lockUngraded, updateGrade } from '../closing-queries.ts';
import { examPassed } from '../events.ts';
import { getPaper } from '../paper-queries.ts';
import { listAttempts, listNewestAnswers } from '../queries.ts';

const batch = 200;

/**
 * Grades closed attempts with what was saved, each once and in a transaction of its own, any number of
 * processes side by side: what went wrong with one keeps nobody else waiting. Returns how many.
 */
export async function gradeAttempts(parts: Parts): Promise<number> {
  let graded = 0;
  for (const id of await listUngraded(parts.db, batch)) {
    try {
      if (await gradeIfClosed(parts, id)) graded += 1;
    } catch (error) {
      parts.log.error({ error, attempt: id }, 'attempt could not be graded');
    }
  }
  return graded;
}

/**
 * Grades one attempt if it is closed. Passing tells the features above; the last failure of a round
 * opens the next one (N18). False when there was nothing to do or another process does it.
 */
export async function gradeIfClosed(parts: Parts, attemptId: string): Promise<boolean> {
  return inTransaction(parts.db, async (tx) => {
    const attempt = await lockUngraded(tx, attemptId);
    if (attempt) await gradeAttempt(parts, tx, attempt);
    return attempt !== undefined;
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
