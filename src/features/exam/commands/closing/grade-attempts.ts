import { inTransaction, isUnavailable, type Tx } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { wordText } from '../../../../platform/place.ts';
import { rightTypedItems } from '../../../assessment/index.ts';
import { recordAudits } from '../../../audit/index.ts';
import { getTopic, type Topic } from '../../../courses/index.ts';
import { notify } from '../../../messages/index.ts';
import { listResponses } from '../../queries/answering/saved-answers.ts';
import { lockUngraded } from '../../queries/attempts.ts';
import { type GradeToWrite, listUngraded, updateGrades } from '../../queries/closing/closing.ts';
import { listItemCorrections, shareCorrections } from '../../queries/closing/corrections.ts';
import { listPapers } from '../../queries/papers.ts';
import type { Attempt } from '../../rules/attempt.ts';
import { gradeCorrected } from '../../rules/correction.ts';
import { examPassed } from '../../rules/events.ts';
import { notPassed } from '../../rules/texts.ts';
import { openRestudyIfDue } from './open-restudy-if-due.ts';

const batch = 200;

/** Grades a batch of closed attempts, the longest waiting first. Returns how many. */
export async function gradeWaiting(parts: Parts): Promise<number> {
  return gradeAttempts(parts, await listUngraded(parts.db, batch));
}

/**
 * Grades those of the attempts that are closed, each once, in one transaction; safe to run in several
 * processes at once. If the batch fails, each is graded on its own and the faulty one is logged. Returns
 * how many were graded.
 */
export async function gradeAttempts(parts: Parts, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  try {
    return await gradeTogether(parts, ids);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    if (ids.length === 1) {
      parts.log.error({ error, attempt: ids[0] }, 'attempt could not be graded');
      return 0;
    }
    let graded = 0;
    for (const id of ids) graded += await gradeAttempts(parts, [id]);
    return graded;
  }
}

async function gradeTogether(parts: Parts, ids: readonly string[]): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const attempts = await lockUngraded(tx, ids);
    if (attempts.length === 0) return 0;
    const topicIds = [...new Set(attempts.map(({ topicId }) => topicId))];
    const topics = new Map(
      await Promise.all(topicIds.map(async (id) => [id, await getTopic(tx, id)] as const)),
    );
    const topicOf = (attempt: Attempt) => topics.get(attempt.topicId) as Topic;
    const grades = await computeGrades(tx, attempts, topicOf);
    await updateGrades(tx, grades);
    await recordAudits(
      tx,
      grades.map(({ attempt, result, score }) => ({
        actor: 'SYSTEM',
        action: 'exam.grade',
        subject: { type: 'exam_attempt', id: attempt.id },
        facts: { result, score },
      })),
    );
    const passed = grades.filter(({ result }) => result === 'PASSED');
    await parts.jobs.publishAll(
      tx,
      examPassed,
      passed.map(({ attempt: { id, accountId, enrolmentId, topicId } }) => ({
        attemptId: id,
        accountId,
        enrolmentId,
        topicId,
      })),
    );
    await tellOfFailure(parts, tx, grades, topicOf);
    for (const { attempt, result } of grades) {
      if (result !== 'PASSED' && mayBeLast(attempt, topicOf(attempt)))
        await openRestudyIfDue(tx, attempt, topicOf(attempt));
    }
    return attempts.length;
  });
}

/** Tells who did not pass; who passed hears of the slip. One statement a topic. */
async function tellOfFailure(
  parts: Parts,
  tx: Tx,
  grades: readonly GradeToWrite[],
  topicOf: (attempt: Attempt) => Topic,
): Promise<void> {
  const failed = grades.filter(({ result }) => result !== 'PASSED').map(({ attempt }) => attempt);
  for (const [topicId, attempts] of Map.groupBy(failed, ({ topicId }) => topicId)) {
    const { title } = topicOf(attempts[0] as Attempt);
    await notify(
      parts,
      tx,
      attempts.map(({ accountId }) => accountId),
      {
        ...wordText(parts.place, notPassed, { 科目: title }),
        href: `/courses/${topicId}`,
      },
    );
  }
}

async function computeGrades(
  tx: Tx,
  attempts: readonly Attempt[],
  topicOf: (attempt: Attempt) => Topic,
): Promise<GradeToWrite[]> {
  const paperIds = [...new Set(attempts.map(({ paperId }) => paperId))];
  const papers = await listPapers(tx, paperIds);
  await shareCorrections(tx);
  const corrections = await listItemCorrections(tx, paperIds);
  const responses = await listResponses(tx, attempts);
  return attempts.map((attempt) => {
    // N20
    if (attempt.closedBecause === 'NOT_RETURNED')
      return { attempt, result: 'FAILED_NO_SCORE', score: null, byLesson: null, rightTyped: [] };
    const paper = papers.get(attempt.paperId);
    if (!paper) throw new Error(`attempt ${attempt.id} without its paper`);
    const given = responses.get(attempt.id) ?? [];
    const { score, byLesson } = gradeCorrected(
      paper,
      given,
      corrections.get(attempt.paperId) ?? [],
    );
    const result = score >= topicOf(attempt).examPassMark ? 'PASSED' : 'FAILED';
    return { attempt, result, score, byLesson, rightTyped: rightTypedItems(paper, given) };
  });
}

// Saves a query for most failed attempts: their number says that another is left.
const mayBeLast = ({ attemptNo }: Attempt, { maxAttempts }: Topic) =>
  maxAttempts !== null && attemptNo >= maxAttempts;
