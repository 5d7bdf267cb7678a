import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { endingAtDeadline } from '../attempt.ts';
import { closeOverdue, lockOverdue } from '../closing-queries.ts';

const batch = 100;

/**
 * Closes attempts whose time has run out, in batches, any number of processes side by side (lesson
 * 6): with what was saved when the learner was there (G4), as not returned otherwise (N20). With an
 * id only that attempt. Returns how many.
 */
export async function closeOverdueAttempts(
  parts: Parts,
  attemptId: string | null = null,
): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const overdue = await lockOverdue(tx, batch, attemptId);
    for (const attempt of overdue) {
      const because = endingAtDeadline(
        attempt.lastContact,
        attempt.deadlineAt,
        attempt.graceSeconds,
      );
      await closeOverdue(tx, attempt.id, because);
      await recordAudit(
        tx,
        'SYSTEM',
        'exam.close_overdue',
        { type: 'exam_attempt', id: attempt.id },
        { because },
      );
    }
    return overdue.length;
  });
}
