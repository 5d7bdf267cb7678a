import type { Actor } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import type { Attempt } from '../attempt.ts';
import { closeHandedIn } from '../closing-queries.ts';
import { closeOverdueAttempts } from './close-overdue-attempts.ts';
import { gradeIfClosed } from './grade-attempts.ts';

/**
 * The learner hands in. Close first, then grade, each committed on its own: a crash between the two
 * leaves a closed attempt that the sweeper grades. Handing in twice, or after the time has run out,
 * changes nothing more.
 */
export async function handIn(parts: Parts, actor: Actor, attempt: Attempt): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (!(await closeHandedIn(tx, attempt.id))) return;
    await recordAudit(tx, actor, 'exam.hand_in', { type: 'exam_attempt', id: attempt.id });
  });
  await settleAttempt(parts, attempt.id);
}

/**
 * Does for one attempt what the sweeper does for all: closes it if its time is up, grades it if it is
 * closed. So nobody who looks has to wait for the sweeper. No audit: both steps record their own.
 */
export async function settleAttempt(parts: Parts, attemptId: string): Promise<void> {
  await closeOverdueAttempts(parts, attemptId);
  await gradeIfClosed(parts, attemptId);
}
