import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getEnrolment } from '../../enrolment/index.ts';
import { nameItem } from '../queries/due.ts';
import { insertEvent } from '../queries/order-events.ts';
import { findOrder, lockOrder, markSent } from '../queries/orders.ts';
import { isExpired, nextAsk } from '../rules/order.ts';

/**
 * Sends the learner to the gateway's pay page: returns its address. From now on the gateway is asked
 * about the order, whatever becomes of its notification (Q12). Throws `payment.order_not_found` for a
 * foreign order and `payment.order_closed` when it cannot be paid any more.
 */
export async function visitGateway(parts: Parts, actor: Learner, orderId: string): Promise<string> {
  const gateway = parts.paymentGateway;
  const own = await findOrder(parts.db, orderId);
  if (own?.accountId !== actor.accountId) throw new Refusal('payment.order_not_found');
  if (own.channel === 'GROUP') throw new Refusal('payment.unit_pays');
  if (!gateway) throw new Refusal('payment.online_unavailable', { enrolmentId: own.enrolmentId });
  const now = parts.clock.now();
  const order = await inTransaction(parts.db, async (tx) => {
    const locked = await lockOrder(tx, orderId);
    if (locked.state !== 'OPEN' || isExpired(locked, now))
      throw new Refusal('payment.order_closed', { orderId });
    await markSent(tx, orderId, now, nextAsk(0, now));
    await insertEvent(tx, { orderId, kind: 'SENT', at: now });
    await recordAudit(tx, actor, 'payment.visit_gateway', { type: 'order', id: orderId });
    return locked;
  });
  const enrolment = await getEnrolment(parts.db, order.enrolmentId);
  const topic = await getTopic(parts.db, enrolment.topicId);
  return gateway.payPageUrl({
    orderNo: order.orderNo,
    amountFen: order.amountFen,
    subject: nameItem(topic, order),
    expiresAt: order.expiresAt as Date,
    returnUrl: `${parts.publicUrl()}/gateway/return`,
    notifyUrl: `${parts.publicUrl()}/gateway/notification`,
  });
}
