import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findCheckoutOfOrder } from '../queries/checkouts.ts';
import { findOrder } from '../queries/orders.ts';
import { checkCheckout } from './check-checkout.ts';
import { closeHere } from './close-here.ts';

/**
 * The learner gives up an unpaid order. When it was paid meanwhile it stays, and the page shows so.
 * Throws `payment.still_checking` while the gateway does not answer.
 * No audit: the closing itself is recorded.
 */
export async function cancelOrder(parts: Parts, actor: Learner, orderId: string): Promise<void> {
  const order = await findOrder(parts.db, orderId);
  if (order?.accountId !== actor.accountId) throw new Refusal('payment.order_not_found');
  if (order.channel === 'GROUP') throw new Refusal('payment.unit_pays');
  const checkout = await findCheckoutOfOrder(parts.db, orderId);
  if (!checkout) return;
  const end = { by: actor, because: 'CANCELLED' } as const;
  // Nobody went to the bank: there is nothing to ask.
  if (!parts.paymentGateway || !checkout.sentAt)
    return closeHere(parts, end.by, checkout.id, end.because);
  try {
    await checkCheckout(parts, checkout.id, { end });
  } catch (error) {
    parts.log.warn({ error, orderId }, 'the gateway did not close an order');
    throw new Refusal('payment.still_checking', { orderId });
  }
}
