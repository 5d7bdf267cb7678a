import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { lockMock, upsertMockAnswers } from '../queries/mocks.ts';
import { isRunning, type MockAnswer } from '../rules/mock.ts';

/**
 * Saves answers of a mock exam; `closed` when it was handed in or its time is up. No audit: practice has no
 * effect on results (N14).
 */
export async function saveMockAnswers(
  parts: Parts,
  mockId: string,
  answers: readonly Omit<MockAnswer, 'savedAt'>[],
): Promise<{ outcome: 'saved' | 'closed'; savedAt: Date }> {
  const savedAt = parts.clock.now();
  return inTransaction(parts.db, async (tx) => {
    const mock = await lockMock(tx, mockId);
    if (!isRunning(mock, savedAt)) return { outcome: 'closed', savedAt };
    // One statement writes each item once.
    const newest = new Map<number, Omit<MockAnswer, 'savedAt'>>();
    for (const answer of answers) {
      const known = answer.itemNo <= mock.paper.questionIds.length;
      if (known && answer.seq > (newest.get(answer.itemNo)?.seq ?? 0))
        newest.set(answer.itemNo, answer);
    }
    await upsertMockAnswers(tx, mockId, [...newest.values()], savedAt);
    return { outcome: 'saved', savedAt };
  });
}
