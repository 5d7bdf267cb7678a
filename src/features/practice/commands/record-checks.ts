import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { updateRight, upsertWrong } from '../queries/wrong-questions.ts';
import { practiceSetChanges } from '../rules/practice-set.ts';

/**
 * Keeps which check questions of a lesson were right: what was not joins the practice set. No audit: practice has
 * no effect on results (N14).
 */
export async function recordChecks(
  parts: Parts,
  enrolmentId: string,
  questionIds: readonly string[],
  right: readonly boolean[],
): Promise<void> {
  const changes = practiceSetChanges(questionIds, right);
  const now = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    await upsertWrong(tx, enrolmentId, changes.wrong, now);
    await updateRight(tx, enrolmentId, changes.right, now);
  });
}
