import type { Tx } from '../../../../platform/database/index.ts';
import { getTopic } from '../../../courses/index.ts';
import { getAttempt } from '../../queries/attempts.ts';
import { openRestudyIfDue } from './open-restudy-if-due.ts';

/**
 * Opens the next round when a final void used the last attempt of its round (N18). No audit:
 * `openRestudyRound` records it.
 */
export async function endVoidedRound(tx: Tx, attemptId: string): Promise<void> {
  const attempt = await getAttempt(tx, attemptId);
  await openRestudyIfDue(tx, attempt, await getTopic(tx, attempt.topicId));
}
