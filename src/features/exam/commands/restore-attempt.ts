import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { completeRound, getCurrentRound } from '../../enrolment/index.ts';
import { countedAttempts } from '../attempt.ts';
import { markRestored } from '../closing-queries.ts';
import { getAttempt, listAttempts } from '../queries.ts';

/**
 * Gives back an attempt that a fault of the platform spoilt (G5): it stays in the record and does not
 * count. If its loss had sent the learner to study again, that round counts as studied.
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
    const attempt = await getAttempt(tx, attemptId);
    const round = await getCurrentRound(tx, attempt.enrolmentId);
    if (!round || round.id === attempt.roundId || round.completedAt) return;
    const begun = countedAttempts(await listAttempts(tx, attempt.enrolmentId), round.id).length > 0;
    if (!begun) await completeRound(tx, actor, round.id, 'ATTEMPT_RESTORED');
  });
}
