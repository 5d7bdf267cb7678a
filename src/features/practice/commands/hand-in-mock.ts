import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { gradeResponses } from '../../assessment/index.ts';
import { listMockAnswers, lockMock, updateHandedIn } from '../queries/mocks.ts';
import { updateRight, upsertWrong } from '../queries/wrong-questions.ts';
import { responsesOf } from '../rules/mock.ts';
import { practiceSetChanges } from '../rules/practice-set.ts';

/**
 * Grades a mock exam with the saved answers and updates the practice set (N14). Handing in twice changes
 * nothing. No audit: practice has no effect on results.
 */
export async function handInMock(parts: Parts, mockId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const mock = await lockMock(tx, mockId);
    if (mock.handedInAt) return;
    const now = parts.clock.now();
    const responses = responsesOf(mock, await listMockAnswers(tx, mockId));
    const { score, right } = gradeResponses(mock.paper, responses);
    const changes = practiceSetChanges(mock.paper.questionIds, right);
    await updateHandedIn(tx, mockId, score, now);
    await upsertWrong(tx, mock.enrolmentId, changes.wrong, now);
    await updateRight(tx, mock.enrolmentId, changes.right, now);
  });
}
