import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findWrong, updateRight, upsertWrong } from '../queries/wrong-questions.ts';

/**
 * Records whether a question of the practice set was answered right. Throws `practice.question_not_found`
 * when it is not in the set. No audit: practice has no effect on results (N14).
 */
export async function answerQuestion(
  parts: Parts,
  enrolmentId: string,
  questionId: string,
  right: boolean,
): Promise<void> {
  const now = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    if (!(await findWrong(tx, enrolmentId, questionId)))
      throw new Refusal('practice.question_not_found', { enrolmentId });
    if (right) await updateRight(tx, enrolmentId, [questionId], now);
    else await upsertWrong(tx, enrolmentId, [questionId], now);
  });
}
