import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getTopic } from '../../courses/index.ts';
import { getEnrolment } from '../../enrolment/index.ts';
import { findCheckoutOfOrder } from '../queries/checkouts.ts';
import { getOwnOrder } from '../queries/orders.ts';
import { isExpired } from '../rules/checkout.ts';
import { nameItem } from '../rules/due.ts';
import { sendToGateway } from './send-to-gateway.ts';

/**
 * Returns the address where the payer of the learner's order goes on: the gateway's pay page, or ours; the page of
 * the order while the gateway does not say whether it was paid before its time was over. Throws
 * `payment.order_not_found` for a foreign order and `payment.order_closed` when it cannot be paid any more.
 */
export async function checkOut(parts: Parts, actor: Learner, orderId: string): Promise<string> {
  const own = await getOwnOrder(parts.db, actor, orderId);
  if (own.channel === 'GROUP') throw new Refusal('payment.unit_pays');
  if (parts.paymentGateways.size === 0)
    throw new Refusal('payment.online_unavailable', { enrolmentId: own.enrolmentId });
  const checkout = await findCheckoutOfOrder(parts.db, orderId);
  if (!checkout) throw new Refusal('payment.order_closed', { orderId });
  if (checkout.state === 'OPEN' && isExpired(checkout, parts.clock.now()))
    return `/orders/${orderId}`;
  const { topicId } = await getEnrolment(parts.db, own.enrolmentId);
  const item = nameItem(await getTopic(parts.db, topicId), own);
  return sendToGateway(parts, actor, checkout, { item, payPage: `/orders/${orderId}/pay` });
}
