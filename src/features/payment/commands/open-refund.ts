import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment, markRefundAsked } from '../../enrolment/index.ts';
import { studyHasBegun } from '../../study/index.ts';
import { lockOrder, updateOrderState } from '../queries/orders.ts';
import { findSettlingPayment } from '../queries/payments.ts';
import { insertRefund, insertRefundEvent } from '../queries/refunds.ts';
import type { Order } from '../rules/order.ts';

/**
 * Opens the refund of a paid order and returns its id. Throws `payment.not_refundable`, and
 * `payment.study_begun` once study began (E20).
 */
export async function openRefund(
  parts: Parts,
  actor: Actor,
  { id: orderId, enrolmentId }: Order,
  { reason, text }: { reason: string; text: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    await lockEnrolment(tx, enrolmentId);
    const order = await lockOrder(tx, orderId);
    if (order.state !== 'PAID') throw new Refusal('payment.not_refundable', { orderId });
    if (await studyHasBegun(tx, enrolmentId, order.roundNo))
      throw new Refusal('payment.study_begun', { orderId });
    const payment = await findSettlingPayment(tx, orderId);
    // A debt: the transfer that paid was another unit's, and none has come in its place.
    if (!payment) throw new Refusal('payment.not_refundable', { orderId });
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
    await markRefundAsked(tx, enrolmentId, at);
    await insertRefundEvent(tx, { refundId, state: 'REQUESTED', text, at });
    await recordAudit(tx, actor, 'payment.request_refund', { type: 'order', id: orderId });
    return refundId;
  });
}
