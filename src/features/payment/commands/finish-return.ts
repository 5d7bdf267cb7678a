import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { lockReturn, updateReturn } from '../queries/money-returns.ts';
import { insertEvent } from '../queries/order-events.ts';
import { findOrder } from '../queries/orders.ts';

/** Records that money went back, and tells the learner whose order it was for. Repeats change nothing. */
export async function finishReturn(
  parts: Parts,
  actor: ActorOrSystem,
  returnId: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const one = await lockReturn(tx, returnId);
    if (!one || one.state === 'SUCCEEDED') return;
    const at = parts.clock.now();
    await updateReturn(tx, returnId, { state: 'SUCCEEDED', settledAt: at, lastError: null });
    const { amountFen, because, orderId, groupOrderId } = one;
    const subject = { type: 'money_return', id: returnId };
    await recordAudit(tx, actor, 'payment.return_money', subject, { amountFen, because });
    const order = orderId && !groupOrderId ? await findOrder(tx, orderId) : undefined;
    if (!order) return;
    await insertEvent(tx, { orderId: order.id, kind: 'AMOUNT_RETURNED', facts: { amountFen }, at });
    const text = `您支付的${fenToYuan(amountFen)}元与订单金额不符，已原路退回。`;
    await notify(parts, tx, [order.accountId], {
      subject: '支付的款项已退回',
      text,
      href: `/orders/${order.id}`,
      channels: ['SMS'],
    });
  });
}
