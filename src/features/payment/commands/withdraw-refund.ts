import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findGroupOrder } from '../queries/group-orders.ts';
import { findOrder } from '../queries/orders.ts';
import type { Order } from '../rules/order.ts';
import { isPayerOf } from '../rules/policy.ts';
import { endRefundRequest } from './end-refund-request.ts';

/**
 * Withdraws the request for a refund before it is decided, for whom asked: the learner, or the unit for a line
 * of its group order. The order is paid as before. Throws `payment.order_not_found` for a foreign one,
 * `payment.no_request` when it was decided meanwhile. No audit: the withdrawal is recorded where it is done.
 */
export async function withdrawRefund(parts: Parts, actor: Actor, orderId: string): Promise<void> {
  const order = await findOrder(parts.db, orderId);
  if (!order || !(await mayWithdraw(parts, actor, order)))
    throw new Refusal('payment.order_not_found');
  await inTransaction(parts.db, async (tx) => {
    const text = order.groupOrderId ? '单位撤回退费申请' : '学员撤回退费申请';
    if (!(await endRefundRequest(parts, tx, actor, order, text)))
      throw new Refusal('payment.no_request', { orderId });
  });
}

async function mayWithdraw({ db }: Parts, actor: Actor, order: Order): Promise<boolean> {
  const group = order.groupOrderId ? await findGroupOrder(db, order.groupOrderId) : undefined;
  return isPayerOf(actor, order, group ?? null);
}
