import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { updateOrderState } from '../queries/orders.ts';
import { insertRefundEvent, lockRefund, updateRefund } from '../queries/refunds.ts';
import { receiptReversed } from '../rules/events.ts';
import { reverseReceipt } from './issue-receipt.ts';

/** Records that the money was returned: the order ends, its receipt is reversed. Repeats change nothing. */
export async function finishRefund(
  parts: Parts,
  actor: ActorOrSystem,
  refundId: string,
  text: string,
): Promise<void> {
  await inTransaction(parts.db, (tx) => settleRefund(parts, tx, actor, { refundId, text }));
}

/** The same in the caller's transaction; `paidBy` is the officer whose till the money left. */
export async function settleRefund(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  { refundId, text, paidBy }: { refundId: string; text: string; paidBy?: string },
): Promise<void> {
  const refund = await lockRefund(tx, refundId);
  if (refund.state === 'SUCCEEDED') return;
  const at = parts.clock.now();
  const paid = { settledAt: at, lastError: null, ...(paidBy && { paidBy }) };
  await updateRefund(tx, refundId, { state: 'SUCCEEDED', ...paid });
  await insertRefundEvent(tx, { refundId, state: 'SUCCEEDED', text, at });
  // The refund of a duplicate or late payment leaves the order as it is.
  if (refund.because === 'REQUESTED') {
    await updateOrderState(tx, refund.orderId, 'REFUNDED');
    const source = await reverseReceipt(tx, refund, at);
    if (source) await parts.jobs.publish(tx, receiptReversed, { ...source, because: '退费' });
  }
  if (refund.because !== 'VOIDED' && !refund.groupOrderId)
    await notify(parts, tx, [refund.accountId], {
      subject: '退款已办结',
      text: `${fenToYuan(refund.amountFen)}元已退出：${text}。`,
      href: `/orders/${refund.orderId}`,
    });
  const facts = { amountFen: refund.amountFen, because: refund.because };
  await recordAudit(tx, actor, 'payment.refund', { type: 'refund', id: refundId }, facts);
}
