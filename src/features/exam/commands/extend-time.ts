import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { examWindow, getTopic } from '../../catalogue/index.ts';
import { extendDeadline, insertExtension } from '../closing-queries.ts';
import { getAttempt } from '../queries.ts';

/**
 * Gives a running attempt more time after a fault of the platform (G5); the sheet learns it at its
 * next contact. Throws `exam.not_running` when it has ended and `exam.window_ends` when the
 * exam's window leaves no more time (G3).
 */
export async function extendTime(
  parts: Parts,
  actor: Actor,
  extension: { attemptId: string; minutes: number; because: string },
): Promise<void> {
  const seconds = extension.minutes * 60;
  await inTransaction(parts.db, async (tx) => {
    const attempt = await getAttempt(tx, extension.attemptId);
    const { closesAt } = examWindow(await getTopic(tx, attempt.topicId));
    if (!(await extendDeadline(tx, attempt.id, seconds, closesAt)))
      throw new Refusal(attempt.state === 'OPEN' ? 'exam.window_ends' : 'exam.not_running');
    await insertExtension(tx, {
      id: newId(),
      attemptId: extension.attemptId,
      seconds,
      because: extension.because,
      grantedBy: actor.accountId,
    });
    await recordAudit(
      tx,
      actor,
      'exam.extend_time',
      { type: 'exam_attempt', id: extension.attemptId },
      { seconds, because: extension.because },
    );
  });
}
