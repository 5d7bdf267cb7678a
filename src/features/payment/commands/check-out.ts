import type { Actor, Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getEnrolment } from '../../enrolment/index.ts';
import { findCheckoutOfOrder, lockCheckout, markSent } from '../queries/checkouts.ts';
import { insertEvent } from '../queries/order-events.ts';
import { findOrder } from '../queries/orders.ts';
import { type Checkout, isExpired, nextAsk } from '../rules/checkout.ts';
import { nameItem } from '../rules/due.ts';

/**
 * Sends the learner to the gateway's pay page: returns its address. Throws `payment.order_not_found`
 * for a foreign order and `payment.order_closed` when it cannot be paid any more.
 */
export async function checkOut(parts: Parts, actor: Learner, orderId: string): Promise<string> {
  const own = await findOrder(parts.db, orderId);
  if (own?.accountId !== actor.accountId) throw new Refusal('payment.order_not_found');
  if (own.channel === 'GROUP') throw new Refusal('payment.unit_pays');
  if (!parts.paymentGateway)
    throw new Refusal('payment.online_unavailable', { enrolmentId: own.enrolmentId });
  const checkout = await findCheckoutOfOrder(parts.db, orderId);
  if (!checkout) throw new Refusal('payment.order_closed', { orderId });
  const { topicId } = await getEnrolment(parts.db, own.enrolmentId);
  const item = nameItem(await getTopic(parts.db, topicId), own);
  return sendToGateway(parts, actor, checkout, item);
}

/**
 * Sends the payer of a checkout to the gateway: returns the address. From now on the gateway is asked
 * about it, whatever becomes of its notification (Q12). Throws `payment.order_closed` when it cannot be
 * paid any more.
 */
export async function sendToGateway(
  parts: Parts,
  actor: Actor,
  { id, groupOrderId, orderIds, ...checkout }: Checkout,
  item: string,
): Promise<string> {
  const gateway = parts.paymentGateway;
  if (!gateway) throw new Error('no payment gateway to send to');
  await inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    const locked = await lockCheckout(tx, id);
    if (locked.state !== 'OPEN' || isExpired(locked, now))
      throw new Refusal('payment.order_closed', { orderId: orderIds[0] ?? '' });
    await markSent(tx, id, now, nextAsk(0, now));
    for (const orderId of groupOrderId ? [] : orderIds)
      await insertEvent(tx, { orderId, kind: 'SENT', at: now });
    const subject = groupOrderId
      ? { type: 'group_order', id: groupOrderId }
      : { type: 'order', id: orderIds[0] as string };
    await recordAudit(tx, actor, 'payment.check_out', subject);
  });
  return gateway.payPageUrl({
    orderNo: checkout.checkoutNo,
    amountFen: checkout.amountFen,
    subject: item,
    expiresAt: checkout.expiresAt,
    returnUrl: `${parts.publicUrl()}/gateway/return`,
    notifyUrl: `${parts.publicUrl()}/gateway/notification`,
  });
}
