import { kindOf, type QuestionKind } from '../features/assessment/index.ts';
import {
  getPaper,
  handIn,
  insertAnswers,
  openSheets,
  startAttempt,
} from '../features/exam/fixtures.ts';
import { getAttempt } from '../features/exam/index.ts';
import type { Learner } from '../kernel/actor.ts';
import type { Parts } from '../platform/parts.ts';

const device = '演示';

/**
 * Takes an exam as a learner: starts, answers, hands in. `right` is the share of correct answers; without
 * `finish` the exam is left open with a third of the items answered.
 */
export async function sitExam(
  parts: Parts,
  actor: Learner,
  enrolmentId: string,
  sitting: { right: number; finish: boolean },
): Promise<void> {
  const attemptId = await startAttempt(parts, actor, enrolmentId, device);
  const attempt = await getAttempt(parts.db, attemptId);
  const [opened] = await openSheets(parts, [{ actor, attemptId, device }]);
  const paper = await getPaper(parts.db, attempt.paperId);
  const count = sitting.finish ? paper.answerKeys.length : Math.floor(paper.answerKeys.length / 3);
  const answers = paper.answerKeys.slice(0, count).map((key, index) => ({
    attemptId,
    by: { accountId: actor.accountId },
    token: opened?.token ?? '',
    itemNo: index + 1,
    seq: index + 1,
    // Spread over the sheet: of 100 items `right * 100` are correct.
    response:
      (index * 37) % 100 < sitting.right * 100
        ? kindOf(paper.kinds[index] as QuestionKind).rightResponse(key)
        : wrongFor(key),
    marked: false,
  }));
  await insertAnswers(parts.fastLane, answers);
  if (sitting.finish) await handIn(parts, [{ actor, attemptId }]);
}

const wrongFor = (key: string) => (key === 'A' ? 'B' : 'A');
