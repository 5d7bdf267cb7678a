import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOrder } from '../queries/orders.ts';
import { closeHere, closeUnpaid } from './close-order.ts';

/**
 * The learner gives up an order he has not paid. When it was paid meanwhile it stays, and the page
 * shows so. Throws `payment.still_checking` while the gateway does not answer.
 * No audit: the closing itself is recorded.
 */
export async function cancelOrder(parts: Parts, actor: Learner, orderId: string): Promise<void> {
  const order = await findOrder(parts.db, orderId);
  if (order?.accountId !== actor.accountId) throw new Refusal('payment.order_not_found');
  if (order.channel === 'GROUP') throw new Refusal('payment.unit_pays');
  if (order.state !== 'OPEN') return;
  const gateway = parts.paymentGateway;
  // Nobody went to the bank: there is nothing to ask.
  if (!gateway || !order.sentAt) return closeHere(parts, actor, orderId, 'CANCELLED');
  try {
    const how = { because: 'CANCELLED', trade: null, learnedBy: 'QUERY' } as const;
    await closeUnpaid(parts, gateway, actor, order, how);
  } catch (error) {
    parts.log.warn({ error, orderId }, 'the gateway did not close an order');
    throw new Refusal('payment.still_checking', { orderId });
  }
}
