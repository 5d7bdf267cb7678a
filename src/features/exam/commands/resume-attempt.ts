import type { Actor } from '../../../kernel/actor.ts';
import { newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import type { Attempt } from '../attempt.ts';
import { updateWriter } from '../queries.ts';

/**
 * Opens the sheet here: this tab or device gets the pen, on whichever the attempt was before (N19,
 * Q22). The old one is told at its next save. Returns the writer's token
 * with the clock, or null when time is up.
 */
export async function resumeAttempt(
  parts: Parts,
  actor: Actor,
  attempt: Attempt,
  device: string,
): Promise<{ token: string; now: Date; deadlineAt: Date; openings: number } | null> {
  const token = newToken();
  return inTransaction(parts.db, async (tx) => {
    const clock = await updateWriter(tx, attempt.id, token, device);
    if (!clock) return null;
    await recordAudit(
      tx,
      actor,
      'exam.open_sheet',
      { type: 'exam_attempt', id: attempt.id },
      { device },
    );
    return { token, ...clock };
  });
}
