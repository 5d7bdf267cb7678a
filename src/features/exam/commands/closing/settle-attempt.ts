import type { Parts } from '../../../../platform/parts.ts';
import { closeOverdueAttempts } from './close-overdue-attempts.ts';
import { gradeAttempts } from './grade-attempts.ts';

/**
 * Closes an attempt if it is overdue and grades it if it is closed, so that a viewer of the result need
 * not wait for the sweeper. No audit: both steps record their own.
 */
export async function settleAttempt(parts: Parts, attemptId: string): Promise<void> {
  await closeOverdueAttempts(parts, attemptId);
  await gradeAttempts(parts, [attemptId]);
}
