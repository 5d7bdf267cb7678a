import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findRefund } from '../queries/refunds.ts';
import { refundDue } from '../rules/events.ts';
import { mayDecideRefund } from '../rules/policy.ts';
import { isDue } from '../rules/refund.ts';

/** Sends a failed refund again. Throws `payment.refund_not_found`, `payment.refund_decided`. */
export async function retryRefund(parts: Parts, actor: Officer, refundId: string): Promise<void> {
  const refund = await findRefund(parts.db, refundId);
  if (!refund || !mayDecideRefund(actor, refund)) throw new Refusal('payment.refund_not_found');
  if (!isDue(refund)) throw new Refusal('payment.refund_decided');
  await inTransaction(parts.db, async (tx) => {
    await recordAudit(tx, actor, 'payment.retry_refund', { type: 'refund', id: refundId });
    await parts.jobs.publish(tx, refundDue, { refundId });
  });
}
