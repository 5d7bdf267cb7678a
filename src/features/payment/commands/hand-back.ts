import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { propose } from '../../proposals/index.ts';
import { findRefund, lockRefund } from '../queries/refunds.ts';
import { methodNames } from '../rules/payment.ts';
import { mayDecideRefund } from '../rules/policy.ts';
import type { RefundCase } from '../rules/refund.ts';
import { settleRefund } from './finish-refund.ts';
import { joinTillDay } from './join-till-day.ts';

/** Who decided a refund hands it back with the consent of a second officer (G10). */
export const handBackKind: ProposalKind<{ paidBy: string }> = {
  kind: 'payment.hand_back',
  title: '退还退费款项',
  confirmedBy: ['DISTRICT_CLERK', 'CENTRE_CLERK'],
  async apply(parts, tx, { subjectId, change, actor }) {
    const refund = await takeAgreed(tx, subjectId);
    // Nobody confirms their own money.
    if (refund.accountId === actor.accountId) throw new Refusal('payment.refund_not_found');
    await payOut(parts, tx, actor, refund, change.paidBy);
  },
};

/**
 * Records that the money of an agreed refund was handed back at the counter, out of the officer's till, or
 * transferred to the unit. Decided and paid by different persons: who decided only proposes it. Returns the
 * proposal, or null. Throws `payment.refund_not_found`, `payment.refund_decided`, `payment.day_closed`.
 * No audit: `settleRefund` and `propose` record it.
 */
export function handBack(parts: Parts, actor: Officer, refundId: string): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const known = await findRefund(tx, refundId);
    if (!known || !mayDecideRefund(actor, known)) throw new Refusal('payment.refund_not_found');
    const refund = await takeAgreed(tx, refundId);
    if (refund.decidedBy !== actor.accountId) {
      await payOut(parts, tx, actor, refund, actor.accountId);
      return null;
    }
    return propose(parts, tx, actor, handBackKind, {
      subject: { type: 'refund', id: refundId, words: `订单 ${refund.orderNo}`, href: '/refunds' },
      difference: [
        { label: '退还', before: null, after: `${fenToYuan(refund.amountFen)}元` },
        { label: '方式', before: null, after: methodNames[refund.method] },
      ],
      change: { paidBy: actor.accountId },
      reason: '退费由本人同意，退还需要另一位工作人员复核',
    });
  });
}

/** The held refund that waits to be handed back. */
async function takeAgreed(tx: Tx, refundId: string): Promise<RefundCase> {
  const refund = await lockRefund(tx, refundId);
  if (refund.state !== 'APPROVED' || refund.method === 'GATEWAY')
    throw new Refusal('payment.refund_decided');
  return refund;
}

async function payOut(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  refund: RefundCase,
  paidBy: string,
): Promise<void> {
  const { organisationId } = refund;
  if (refund.channel === 'COUNTER')
    await joinTillDay(tx, { organisationId, clerkId: paidBy, day: dayOf(parts.clock.now()) });
  const text = refund.groupOrderId ? '款项已转回单位账户' : '收款单位已现场退还';
  await settleRefund(parts, tx, actor, { refundId: refund.id, text, paidBy });
}
