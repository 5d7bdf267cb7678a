import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { ReturnedBill } from '../../payment/index.ts';
import { changePaidMethod, markReturned } from '../queries/deliveries.ts';

/** Records on the bill that its payment was taken back or its method corrected. No audit: payment recorded it. */
export async function recordReturn(
  { db, clock }: Parts,
  { subjectId, again, method }: ReturnedBill,
): Promise<void> {
  await inTransaction(db, (tx) =>
    method
      ? changePaidMethod(tx, subjectId, method)
      : markReturned(tx, subjectId, { again, at: clock.now() }),
  );
}
