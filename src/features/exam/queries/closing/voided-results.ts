import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/index.ts';
import type { AttemptResult } from '../../rules/attempt.ts';

export async function markVoided(tx: Tx, attemptId: string, because: string): Promise<void> {
  await tx
    .updateTable('exam_attempts')
    .set({ result: 'VOIDED', annulled_at: sql<Date>`now()`, annulled_because: because })
    .where('id', '=', attemptId)
    .execute();
}

export async function markReinstated(
  tx: Tx,
  attemptId: string,
  result: AttemptResult,
): Promise<void> {
  await tx
    .updateTable('exam_attempts')
    .set({ result, annulled_at: null, annulled_because: null })
    .where('id', '=', attemptId)
    .execute();
}
