import type { ActorOrSystem, Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateOrderState } from '../queries/orders.ts';
import { findRefund, insertRefundEvent, lockRefund, updateRefund } from '../queries/refunds.ts';
import { mayDecideRefund } from '../rules/policy.ts';
import { reverseReceipt } from './issue-receipt.ts';

/** The money is back with the person: the order ends and its receipt is reversed. Repeats change nothing. */
export async function finishRefund(
  parts: Parts,
  actor: ActorOrSystem,
  refundId: string,
  text: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const refund = await lockRefund(tx, refundId);
    if (refund.state === 'SUCCEEDED') return;
    const at = parts.clock.now();
    await updateRefund(tx, refundId, { state: 'SUCCEEDED', settledAt: at, lastError: null });
    await insertRefundEvent(tx, { refundId, state: 'SUCCEEDED', text, at });
    // A duplicate or late payment goes back and leaves its order as it is.
    if (refund.because === 'REQUESTED') {
      await updateOrderState(tx, refund.orderId, 'REFUNDED');
      await reverseReceipt(tx, refund, at);
    }
    const facts = { amountFen: refund.amountFen, because: refund.because };
    await recordAudit(tx, actor, 'payment.refund', { type: 'refund', id: refundId }, facts);
  });
}

/** The clerk handed the money of an agreed refund back at the counter. */
export async function handBack(parts: Parts, actor: Officer, refundId: string): Promise<void> {
  const refund = await findRefund(parts.db, refundId);
  if (!refund || !mayDecideRefund(actor, refund)) throw new Refusal('payment.refund_not_found');
  if (refund.state !== 'APPROVED' || refund.method === 'GATEWAY')
    throw new Refusal('payment.refund_decided');
  const text = refund.groupOrderId ? '款项已转回单位账户' : '收款单位已现场退还';
  await finishRefund(parts, actor, refundId, text);
}
