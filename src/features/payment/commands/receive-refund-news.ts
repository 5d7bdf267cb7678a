import { isId } from '../../../kernel/ids.ts';
import type { GatewayId, RefundNews } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findReturn } from '../queries/money-returns.ts';
import type { Verdict } from '../queries/notifications.ts';
import { findRefund } from '../queries/refunds.ts';
import { isDue } from '../rules/refund.ts';
import { finishRefund } from './finish-refund.ts';
import { finishReturn } from './finish-return.ts';

/**
 * Ends the refund that a genuine message of its gateway calls done, and returns the verdict on the message.
 * One of another gateway or amount changes nothing. A failed one is sent again by its job.
 */
export async function receiveRefundNews(
  parts: Parts,
  gateway: GatewayId,
  { refundNo, amountFen, done }: RefundNews,
): Promise<Verdict> {
  if (!isId(refundNo)) return 'UNKNOWN_ORDER';
  const refund = await findRefund(parts.db, refundNo);
  if (!refund) return receiveReturnNews(parts, gateway, { refundNo, amountFen, done });
  if (refund.gateway !== gateway) return 'UNKNOWN_ORDER';
  if (refund.amountFen !== amountFen) return 'WRONG_AMOUNT';
  if (refund.state === 'SUCCEEDED') return 'REPEATED';
  if (!done) return 'IGNORED';
  if (!isDue(refund)) return 'UNKNOWN_ORDER';
  await finishRefund(parts, 'SYSTEM', refund.id, '退款已原路退回');
  return 'ACCEPTED';
}

/** The same for money that is no fee of an order. */
async function receiveReturnNews(
  parts: Parts,
  gateway: GatewayId,
  { refundNo, amountFen, done }: Pick<RefundNews, 'refundNo' | 'amountFen' | 'done'>,
): Promise<Verdict> {
  const one = await findReturn(parts.db, refundNo);
  if (one?.gateway !== gateway) return 'UNKNOWN_ORDER';
  if (one.amountFen !== amountFen) return 'WRONG_AMOUNT';
  if (one.state === 'SUCCEEDED') return 'REPEATED';
  if (!done) return 'IGNORED';
  await finishReturn(parts, 'SYSTEM', one.id);
  return 'ACCEPTED';
}
