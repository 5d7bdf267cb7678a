import type { Learner } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findCheckoutOfOrder } from '../queries/checkouts.ts';
import { getOwnOrder } from '../queries/orders.ts';
import { mayAskAgain } from '../rules/checkout.ts';
import { askForPayer } from './ask-for-payer.ts';

/**
 * Asks the gateway about the learner's own order now, unless it was asked a moment ago (Q12); false while
 * it does not answer. No audit: what it leads to is recorded where it is done.
 */
export async function checkOrder(parts: Parts, actor: Learner, orderId: string): Promise<boolean> {
  const order = await getOwnOrder(parts.db, actor, orderId);
  const checkout = await findCheckoutOfOrder(parts.db, order.id);
  if (!checkout || !mayAskAgain(checkout, parts.clock.now())) return true;
  return askForPayer(parts, checkout);
}
