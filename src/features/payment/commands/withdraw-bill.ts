import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { markBillWithdrawn } from '../queries/bills.ts';

/**
 * Has money that still comes online for a bill go back, because its feature cancelled it. No audit: the
 * cancelling is recorded.
 */
export async function withdrawBill({ clock }: Parts, tx: Tx, billNo: string): Promise<void> {
  await markBillWithdrawn(tx, billNo, clock.now());
}
