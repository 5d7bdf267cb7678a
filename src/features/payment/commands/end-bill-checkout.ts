import type { Actor } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOpenCheckoutOfBill } from '../queries/bills.ts';
import { askForPayer } from './ask-for-payer.ts';
import { closeHere } from './close-here.ts';

/**
 * Ends the open checkout of a bill that is paid otherwise or cancelled, at the gateway first. A gateway that does
 * not answer delays nobody: what is paid there later goes back. No audit: the closing or the payment is recorded.
 */
export async function endBillCheckout(parts: Parts, actor: Actor, billNo: string): Promise<void> {
  const checkout = await findOpenCheckoutOfBill(parts.db, billNo);
  if (!checkout) return;
  const end = { by: actor, because: 'CANCELLED' } as const;
  if (!(await askForPayer(parts, checkout, { end })))
    await closeHere(parts, actor, checkout.id, 'CANCELLED');
}
