import type { Parts } from '../../../platform/parts.ts';
import { findOrder, markAsked } from '../queries/orders.ts';
import { isExpired, type LearnedBy, nextAsk } from '../rules/order.ts';
import { closeUnpaid } from './close-order.ts';
import { settleOrder } from './settle-order.ts';

/**
 * Asks the gateway what became of an open order and acts on the answer: settles it, or closes it when
 * its time is over (Q12). Throws when the gateway does not answer.
 * No audit: what it leads to is recorded where it is done.
 */
export async function checkOrder(
  parts: Parts,
  orderId: string,
  learnedBy: LearnedBy = 'QUERY',
): Promise<void> {
  const { db, clock, paymentGateway: gateway } = parts;
  const order = await findOrder(db, orderId);
  if (order?.state !== 'OPEN') return;
  if (!gateway) throw new Error('no payment gateway to ask');
  const now = clock.now();
  await markAsked(db, orderId, { at: now, next: nextAsk(order.asks + 1, now) });
  const trade = await gateway.query(order.orderNo);
  const outcome = trade?.state === 'PAID' && (await settleOrder(parts, trade, learnedBy));
  if (outcome && outcome !== 'WRONG_AMOUNT') return;
  if (isExpired(order, now) || trade?.state === 'CLOSED' || trade?.state === 'REFUNDED')
    await closeUnpaid(parts, gateway, 'SYSTEM', order, { because: 'EXPIRED', trade, learnedBy });
}
