import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { PaidOnline } from '../../payment/index.ts';
import { markPaid } from '../queries/deliveries.ts';

/** Records on the bill that it was paid online. No audit: payment recorded the money. */
export async function recordOnlinePayment(
  { db, clock }: Parts,
  { subjectId: orderId, tradeNo: reference }: PaidOnline,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const by = { method: 'GATEWAY', reference, recordedBy: null } as const;
    await markPaid(tx, orderId, { ...by, at: clock.now() });
  });
}
