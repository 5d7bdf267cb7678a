import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { gradeResponses } from '../../assessment/index.ts';
import {
  listMockAnswers,
  lockMock,
  updateHandedIn,
  updateRight,
  upsertWrong,
} from '../queries/mocks.ts';
import { practiceSetChanges, responsesOf } from '../rules/mock.ts';

/**
 * Grades a mock exam with what is saved and collects what was wrong for practice (N14). Handing in
 * twice changes nothing more. No audit: practice changes nothing that counts.
 */
export async function handInMock(parts: Parts, mockId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const mock = await lockMock(tx, mockId);
    if (mock.handedInAt) return;
    const now = parts.clock.now();
    const responses = responsesOf(mock, await listMockAnswers(tx, mockId));
    const { score, right } = gradeResponses(mock.paper, responses);
    const lessons = practiceSetChanges(mock.paper.questionIds, responses, right);
    await updateHandedIn(tx, mockId, score, now);
    await upsertWrong(tx, mock.enrolmentId, lessons.wrong, now);
    await updateRight(tx, mock.enrolmentId, lessons.right, now);
  });
}
