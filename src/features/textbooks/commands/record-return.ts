import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { markReturned } from '../queries/deliveries.ts';

/** Records on the bill that its payment was taken back. No audit: payment recorded it. */
export async function recordReturn(
  { db, clock }: Parts,
  { subjectId, again }: { subjectId: string; again: boolean },
): Promise<void> {
  await inTransaction(db, (tx) => markReturned(tx, subjectId, { again, at: clock.now() }));
}
