import { inTransaction } from '../../../../platform/database/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { recordAudits } from '../../../audit/index.ts';
import { closeOverdue, lockOverdue } from '../../queries/closing/closing.ts';
import { endingAtDeadline } from '../../rules/ending.ts';

const batch = 500;

/**
 * Closes a batch of overdue attempts (G4, N20), or only the given one, and returns how many. Safe to run
 * in several processes at once (lesson 6).
 */
export async function closeOverdueAttempts(
  parts: Parts,
  attemptId: string | null = null,
): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const endings = (await lockOverdue(tx, batch, attemptId)).map(
      ({ id, topicId, lastContact, deadlineAt, graceSeconds }) => ({
        id,
        topicId,
        because: endingAtDeadline(lastContact, deadlineAt, graceSeconds),
      }),
    );
    await closeOverdue(tx, endings);
    await recordAudits(
      tx,
      endings.map(({ id, because }) => ({
        actor: 'SYSTEM',
        action: 'exam.close_overdue',
        subject: { type: 'exam_attempt', id },
        facts: { because },
      })),
    );
    return endings.length;
  });
}
