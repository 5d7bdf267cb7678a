import type { Actor, Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment } from '../../enrolment/index.ts';
import { studyHasBegun } from '../../study/index.ts';
import { findGroupOrder } from '../queries/group-orders.ts';
import { findOrder, lockOrder, updateOrderState } from '../queries/orders.ts';
import { findSettlingPayment } from '../queries/payments.ts';
import { insertRefund, insertRefundEvent } from '../queries/refunds.ts';
import type { Order } from '../rules/order.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';

/**
 * The learner asks for his money back before study began (E20, Q14). Returns the refund's id. Throws
 * `payment.study_begun` afterwards and `payment.not_refundable` when nothing paid is left to return.
 */
export async function requestRefund(
  parts: Parts,
  actor: Actor,
  orderId: string,
  reason: string,
): Promise<string> {
  const own = await findOrder(parts.db, orderId);
  if (own?.accountId !== actor.accountId) throw new Refusal('payment.order_not_found');
  // The money is the unit's: the unit asks for it.
  if (own.channel === 'GROUP') throw new Refusal('payment.unit_pays');
  return request(parts, actor, own, `学员申请退费：${reason}`, reason);
}

/** The unit asks for the money of one of its lines back, before that person began to study (E20). */
export async function requestLineRefund(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
  { orderId, reason }: { orderId: string; reason: string },
): Promise<string> {
  getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  const line = await findOrder(parts.db, orderId);
  if (line?.groupOrderId !== groupOrderId) throw new Refusal('payment.group_not_found');
  return request(parts, actor, line, `单位申请退费：${reason}`, reason);
}

async function request(
  parts: Parts,
  actor: Actor,
  own: Order,
  text: string,
  reason: string,
): Promise<string> {
  const orderId = own.id;
  return inTransaction(parts.db, async (tx) => {
    await lockEnrolment(tx, own.enrolmentId);
    const order = await lockOrder(tx, orderId);
    if (order.state !== 'PAID') throw new Refusal('payment.not_refundable', { orderId });
    if (await studyHasBegun(tx, order.enrolmentId, order.roundNo))
      throw new Refusal('payment.study_begun', { orderId });
    const payment = await findSettlingPayment(tx, orderId);
    if (!payment) throw new Error(`paid order ${orderId} without its payment`);
    const at = parts.clock.now();
    const refundId = await insertRefund(tx, {
      paymentId: payment.id,
      orderId,
      amountFen: payment.amountFen,
      because: 'REQUESTED',
      note: reason,
      state: 'REQUESTED',
      requestedBy: actor.accountId,
      at,
    });
    await updateOrderState(tx, orderId, 'REFUNDING');
    await insertRefundEvent(tx, { refundId, state: 'REQUESTED', text, at });
    await recordAudit(tx, actor, 'payment.request_refund', { type: 'order', id: orderId });
    return refundId;
  });
}
