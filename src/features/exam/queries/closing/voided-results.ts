import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/index.ts';
import type { AttemptResult } from '../../rules/attempt.ts';

export async function updateVoided(tx: Tx, attemptId: string, because: string): Promise<void> {
  await tx
    .updateTable('examAttempts')
    .set({ result: 'VOIDED', annulledAt: sql<Date>`now()`, annulledBecause: because })
    .where('id', '=', attemptId)
    .execute();
}

export async function updateReinstated(
  tx: Tx,
  attemptId: string,
  result: AttemptResult,
): Promise<void> {
  await tx
    .updateTable('examAttempts')
    .set({ result, annulledAt: null, annulledBecause: null })
    .where('id', '=', attemptId)
    .execute();
}
