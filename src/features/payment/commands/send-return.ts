import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockReturn, type ReturnCase, updateReturn } from '../queries/money-returns.ts';
import { returnBecauseNames } from '../rules/bill.ts';
import { returnDue } from '../rules/events.ts';
import { nextLook, nextTry } from '../rules/refund.ts';
import { finishReturn } from './finish-return.ts';
import { notificationUrl } from './send-to-gateway.ts';

/**
 * Has the gateway send money back that is no fee. The return's id is its key there, so a repeat moves nothing
 * twice. A failure is tried again later, twelve times; then an officer has to act.
 */
export async function sendReturn(parts: Parts, returnId: string): Promise<void> {
  const one = await markSending(parts, returnId);
  if (!one) return;
  try {
    if ((await ask(parts, one)) === 'PENDING') return await again(parts, one, { pending: true });
  } catch (error) {
    parts.log.warn({ error, returnId }, 'the gateway did not send money back');
    return again(parts, one, { error: error as Error });
  }
  await finishReturn(parts, 'SYSTEM', returnId);
}

async function ask(parts: Parts, one: ReturnCase): Promise<'DONE' | 'PENDING'> {
  const { gateway, tradeNo, checkoutNo, checkoutAt, tradeFen, sentAt } = one;
  const asked = gateway && parts.paymentGateways.get(gateway);
  if (!asked || !tradeNo || !checkoutNo || !checkoutAt || !tradeFen || !sentAt)
    throw new Error('no payment gateway');
  return asked.refund({
    orderNo: checkoutNo,
    openedAt: checkoutAt,
    tradeNo,
    refundNo: one.id,
    amountFen: one.amountFen,
    totalFen: tradeFen,
    reason: returnBecauseNames[one.because],
    sentAt,
    notifyUrl: notificationUrl(parts, gateway),
  });
}

async function markSending(parts: Parts, returnId: string): Promise<ReturnCase | null> {
  return inTransaction(parts.db, async (tx) => {
    const one = await lockReturn(tx, returnId);
    if (!one?.gateway || one.state === 'SUCCEEDED') return null;
    const tries = one.tries + 1;
    const sentAt = one.sentAt ?? parts.clock.now();
    await updateReturn(tx, returnId, { state: 'SENT', tries, sentAt });
    return { ...one, tries, sentAt };
  });
}

/** Accepted there: its notification ends it, or the next look. Failed: tried again, or for an officer. */
async function again(
  parts: Parts,
  { id: returnId, tries }: ReturnCase,
  how: { pending: true } | { error: Error },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    const startAfter = 'error' in how ? nextTry(tries, at) : nextLook(tries, at);
    if ('error' in how) {
      const state = startAfter ? 'SENT' : 'FAILED';
      const lastError = how.error.message.slice(0, 300);
      await updateReturn(tx, returnId, { state, lastError });
      const subject = { type: 'money_return', id: returnId };
      await recordAudit(tx, 'SYSTEM', 'payment.return_not_sent', subject, { tries });
    }
    if (startAfter) await parts.jobs.publish(tx, returnDue, { returnId }, { startAfter });
  });
}
