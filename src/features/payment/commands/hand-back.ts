import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findRefund } from '../queries/refunds.ts';
import { mayDecideRefund } from '../rules/policy.ts';
import { finishRefund } from './finish-refund.ts';

/**
 * Records that the money of an agreed refund was handed back at the counter, or transferred to the unit.
 * Throws `payment.refund_not_found`, `payment.refund_decided`.
 */
export async function handBack(parts: Parts, actor: Officer, refundId: string): Promise<void> {
  const refund = await findRefund(parts.db, refundId);
  if (!refund || !mayDecideRefund(actor, refund)) throw new Refusal('payment.refund_not_found');
  if (refund.state !== 'APPROVED' || refund.method === 'GATEWAY')
    throw new Refusal('payment.refund_decided');
  const text = refund.groupOrderId ? '款项已转回单位账户' : '收款单位已现场退还';
  await finishRefund(parts, actor, refundId, text);
}
