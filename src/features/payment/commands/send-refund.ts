import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findRefund, insertRefundEvent, lockRefund, updateRefund } from '../queries/refunds.ts';
import { refundDue } from '../rules/events.ts';
import { isDue, nextTry, type RefundCase, refundBecauseNames } from '../rules/refund.ts';
import { finishRefund } from './finish-refund.ts';

/**
 * Asks the gateway to send the money of a refund back. The gateway knows the refund by its id, so
 * asking again after a lost answer moves nothing twice. When it fails it is tried again later by
 * itself, twelve times; then an officer must look at it.
 */
export async function sendRefund(parts: Parts, refundId: string): Promise<void> {
  const refund = await begin(parts, refundId);
  if (!refund) return;
  try {
    if (!parts.paymentGateway) throw new Error('no payment gateway');
    await parts.paymentGateway.refund({
      orderNo: refund.checkoutNo ?? refund.orderNo,
      tradeNo: refund.tradeNo,
      refundNo: refund.id,
      amountFen: refund.amountFen,
      reason: refundBecauseNames[refund.because],
    });
  } catch (error) {
    parts.log.warn({ error, refundId }, 'the gateway did not refund');
    await tryLater(parts, refund, error as Error);
    return;
  }
  await finishRefund(parts, 'SYSTEM', refundId, '退款已原路退回');
}

async function begin(parts: Parts, refundId: string): Promise<RefundCase | null> {
  return inTransaction(parts.db, async (tx) => {
    const known = await findRefund(tx, refundId);
    if (!known) return null;
    const refund = await lockRefund(tx, refundId);
    if (!isDue(refund)) return null;
    const tries = refund.tries + 1;
    await updateRefund(tx, refundId, { state: 'SENT', tries });
    return { ...refund, tries };
  });
}

async function tryLater(parts: Parts, refund: RefundCase, error: Error): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    const startAfter = nextTry(refund.tries, at);
    const state = startAfter ? 'SENT' : 'FAILED';
    const changes = { state, lastError: error.message.slice(0, 300) } as const;
    await updateRefund(tx, refund.id, changes);
    const text = startAfter
      ? `第${refund.tries}次退款请求未成功，稍后自动重试`
      : '多次退款请求未成功，已转人工处理';
    await insertRefundEvent(tx, { refundId: refund.id, state, text, at });
    await recordAudit(
      tx,
      'SYSTEM',
      'payment.refund_not_sent',
      { type: 'refund', id: refund.id },
      {
        tries: refund.tries,
      },
    );
    if (startAfter)
      await parts.jobs.publish(tx, refundDue, { refundId: refund.id }, { startAfter });
  });
}
