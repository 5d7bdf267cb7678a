import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findRefund, insertRefundEvent, lockRefund, updateRefund } from '../queries/refunds.ts';
import { refundDue } from '../rules/events.ts';
import { isDue, nextLook, nextTry, type RefundCase, refundBecauseNames } from '../rules/refund.ts';
import { finishRefund } from './finish-refund.ts';
import { notificationUrl } from './send-to-gateway.ts';

/**
 * Has the gateway return the money of a refund. The refund's id is its key there, so a repeat after a lost
 * answer moves nothing twice. A failure is tried again later, twelve times; then an officer has to act.
 */
export async function sendRefund(parts: Parts, refundId: string): Promise<void> {
  const refund = await markSending(parts, refundId);
  if (!refund) return;
  try {
    if ((await askForRefund(parts, refund)) === 'PENDING') return await lookLater(parts, refund);
  } catch (error) {
    parts.log.warn({ error, refundId }, 'the gateway did not refund');
    await tryLater(parts, refund, error as Error);
    return;
  }
  await finishRefund(parts, 'SYSTEM', refundId, '退款已原路退回');
}

async function askForRefund(parts: Parts, refund: RefundCase): Promise<'DONE' | 'PENDING'> {
  const { gateway, checkoutNo, checkoutFen, checkoutAt, sentAt } = refund;
  const asked = gateway && parts.paymentGateways.get(gateway);
  if (!asked || !checkoutNo || !checkoutFen || !checkoutAt || !sentAt)
    throw new Error('no payment gateway');
  return asked.refund({
    orderNo: checkoutNo,
    openedAt: checkoutAt,
    tradeNo: refund.tradeNo,
    refundNo: refund.id,
    amountFen: refund.amountFen,
    totalFen: checkoutFen,
    reason: refundBecauseNames[refund.because],
    sentAt,
    notifyUrl: notificationUrl(parts, gateway),
  });
}

/** Accepted there: its notification ends it, or the next look. */
async function lookLater(parts: Parts, { id: refundId, tries }: RefundCase): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    const text = '支付平台已受理退款，款项正在退回';
    if (tries === 1) await insertRefundEvent(tx, { refundId, state: 'SENT', text, at });
    await parts.jobs.publish(tx, refundDue, { refundId }, { startAfter: nextLook(tries, at) });
  });
}

async function markSending(parts: Parts, refundId: string): Promise<RefundCase | null> {
  return inTransaction(parts.db, async (tx) => {
    const known = await findRefund(tx, refundId);
    if (!known) return null;
    const refund = await lockRefund(tx, refundId);
    if (!isDue(refund)) return null;
    const tries = refund.tries + 1;
    const sentAt = refund.sentAt ?? parts.clock.now();
    await updateRefund(tx, refundId, { state: 'SENT', tries, sentAt });
    return { ...refund, tries, sentAt };
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
    const { id, tries } = refund;
    const subject = { type: 'refund', id };
    await recordAudit(tx, 'SYSTEM', 'payment.refund_not_sent', subject, { tries });
    if (startAfter)
      await parts.jobs.publish(tx, refundDue, { refundId: refund.id }, { startAfter });
  });
}
