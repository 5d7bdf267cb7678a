import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { markRestored } from '../closing-queries.ts';

/**
 * Gives back an attempt that a fault of the platform spoilt (G5): it stays in the record and does not
 * count. It may be sat again at once in its own round, also when its loss had already sent the
 * learner to study again (`roundToSit`). Throws `exam.not_restorable`.
 */
export async function restoreAttempt(
  parts: Parts,
  actor: Actor,
  attemptId: string,
  because: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (!(await markRestored(tx, attemptId, because))) throw new Refusal('exam.not_restorable');
    await recordAudit(
      tx,
      actor,
      'exam.restore_attempt',
      { type: 'exam_attempt', id: attemptId },
      { because },
    );
  });
}
