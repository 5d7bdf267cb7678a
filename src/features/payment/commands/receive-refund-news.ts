import { isId } from '../../../kernel/ids.ts';
import type { GatewayId, RefundNews } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Verdict } from '../queries/notifications.ts';
import { findRefund } from '../queries/refunds.ts';
import { isDue } from '../rules/refund.ts';
import { finishRefund } from './finish-refund.ts';

/**
 * Ends the refund that a genuine message of its gateway calls done, and returns the verdict on the message.
 * One of another gateway or amount changes nothing. A failed one is sent again by its job.
 */
export async function receiveRefundNews(
  parts: Parts,
  gateway: GatewayId,
  { refundNo, amountFen, done }: RefundNews,
): Promise<Verdict> {
  const refund = isId(refundNo) ? await findRefund(parts.db, refundNo) : undefined;
  if (refund?.gateway !== gateway) return 'UNKNOWN_ORDER';
  if (refund.amountFen !== amountFen) return 'WRONG_AMOUNT';
  if (refund.state === 'SUCCEEDED') return 'REPEATED';
  if (!done) return 'IGNORED';
  if (!isDue(refund)) return 'UNKNOWN_ORDER';
  await finishRefund(parts, 'SYSTEM', refund.id, '退款已原路退回');
  return 'ACCEPTED';
}
