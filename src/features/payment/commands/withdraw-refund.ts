import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment } from '../../enrolment/index.ts';
import { findGroupOrder } from '../queries/group-orders.ts';
import { findOrder, updateOrderState } from '../queries/orders.ts';
import {
  insertRefundEvent,
  listRefundsOfOrder,
  lockRefund,
  updateRefund,
} from '../queries/refunds.ts';
import type { Order } from '../rules/order.ts';
import { isPayerOf } from '../rules/policy.ts';

/**
 * Withdraws the request for a refund before it is decided, for whom asked: the learner, or the unit for a line
 * of its group order. The order is paid as before. Throws `payment.order_not_found` for a foreign one,
 * `payment.refund_decided` when it was decided meanwhile.
 */
export async function withdrawRefund(parts: Parts, actor: Actor, orderId: string): Promise<void> {
  const order = await findOrder(parts.db, orderId);
  if (!order || !(await mayWithdraw(parts, actor, order)))
    throw new Refusal('payment.order_not_found');
  await inTransaction(parts.db, async (tx) => {
    await lockEnrolment(tx, order.enrolmentId);
    const asked = (await listRefundsOfOrder(tx, orderId)).find(
      ({ because, state }) => because === 'REQUESTED' && state === 'REQUESTED',
    );
    if (!asked) throw new Refusal('payment.refund_decided_payer', { orderId });
    const refund = await lockRefund(tx, asked.id);
    const at = parts.clock.now();
    await updateRefund(tx, refund.id, { state: 'WITHDRAWN', settledAt: at });
    await updateOrderState(tx, orderId, 'PAID');
    const text = order.groupOrderId ? '单位撤回退费申请' : '学员撤回退费申请';
    await insertRefundEvent(tx, { refundId: refund.id, state: 'WITHDRAWN', text, at });
    await recordAudit(tx, actor, 'payment.withdraw_refund', { type: 'order', id: orderId });
  });
}

async function mayWithdraw({ db }: Parts, actor: Actor, order: Order): Promise<boolean> {
  const group = order.groupOrderId && (await findGroupOrder(db, order.groupOrderId));
  return isPayerOf(actor, order, group || null);
}
