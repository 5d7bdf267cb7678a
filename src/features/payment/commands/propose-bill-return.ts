import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { lockBankUse, markUseReversed } from '../queries/bank-uses.ts';
import { type BillPayment, lockPaymentOfBill, markBillPayment } from '../queries/bill-payments.ts';
import { markBillWithdrawn } from '../queries/bills.ts';
import { insertReturn, updateReturn } from '../queries/money-returns.ts';
import type { BillReturn } from '../rules/bill.ts';
import { billReturned, receiptReversed, returnDue } from '../rules/events.ts';
import { nameMethod } from '../rules/payment.ts';
import { joinTillDay } from './join-till-day.ts';

/** The money of a paid bill goes back, or its payment was a mistake: two persons (G10). */
export const returnBillKind: ProposalKind<{ what: BillReturn }> = {
  kind: 'payment.return_bill',
  title: '教材款退款或更正',
  confirmedBy: ['CENTRE_CLERK'],
  async apply(parts, tx, { subjectId: billNo, change: { what }, reason, proposedBy, actor }) {
    const payment = await takePaid(tx, billNo, what);
    if (payment.accountId === actor.accountId) throw new Refusal('payment.bill_not_paid');
    const by = { what, reason, proposedBy, confirmedBy: actor.accountId };
    if (what === 'MISTAKE' && payment.method === 'TRANSFER')
      await freeTransfer(parts, tx, actor, payment, reason);
    else await giveBack(parts, tx, payment, by);
    // What is still paid online for a bill that is over goes back.
    if (what === 'REFUND') await markBillWithdrawn(tx, billNo, parts.clock.now());
    const { subjectId, amountFen, method } = payment;
    await parts.jobs.publish(tx, billReturned, { subjectId, again: what === 'MISTAKE' });
    const because = what === 'MISTAKE' ? '收款登记有误' : '教材款退款';
    const source = { sourceKind: 'BILL', sourceId: subjectId } as const;
    await parts.jobs.publish(tx, receiptReversed, { ...source, because });
    const facts = { what, amountFen, method, reason, proposedBy };
    await recordAudit(tx, actor, 'payment.return_bill', { type: 'bill', id: billNo }, facts);
  },
};

/**
 * Proposes to give the money of a paid bill back, or to take back a payment recorded by mistake, and returns the
 * proposal. Throws `payment.bill_not_paid`, `payment.bill_online_no_mistake`. No audit: `propose` records it.
 */
export function proposeBillReturn(
  parts: Parts,
  actor: Officer,
  billNo: string,
  { what, reason }: { what: BillReturn; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const payment = await takePaid(tx, billNo, what);
    const { amountFen, method, item, href } = payment;
    // Of another body, or one's own.
    if (payment.organisationId !== actor.organisationId || payment.accountId === actor.accountId)
      throw new Refusal('payment.bill_not_paid');
    const refund = what === 'REFUND';
    return propose(parts, tx, actor, returnBillKind, {
      subject: { type: 'bill', id: billNo, words: item, ...(href ? { href } : {}) },
      difference: [
        {
          label: refund ? '退还付款人' : '收款登记',
          before: refund ? null : `${nameMethod(method)} ${fenToYuan(amountFen)}元`,
          after: refund ? `${fenToYuan(amountFen)}元（${wayBack[method]}）` : null,
        },
        { label: '账单', before: '已付款', after: refund ? '不再收取' : '重新等待付款' },
      ],
      change: { what },
      reason,
    });
  });
}

const wayBack: Record<BillPayment['method'], string> = {
  GATEWAY: '原路退回',
  CASH: '现金从提出人的钱箱支出',
  CARD: '刷卡退回，从提出人的钱箱支出',
  TRANSFER: '已在银行转回',
};

/** The held payment of a bill, which may be taken back this way. */
async function takePaid(tx: Tx, billNo: string, what: BillReturn): Promise<BillPayment> {
  const payment = await lockPaymentOfBill(tx, billNo);
  if (!payment) throw new Refusal('payment.bill_not_paid');
  // What a gateway reported was no mistake of a clerk.
  if (what === 'MISTAKE' && payment.method === 'GATEWAY')
    throw new Refusal('payment.bill_online_no_mistake');
  return payment;
}

/** The money of a transfer is free again: it paid something else. */
async function freeTransfer(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  payment: BillPayment,
  reason: string,
): Promise<void> {
  await markBillPayment(tx, payment.id, 'VOIDED');
  const use = payment.bankUseId ? await lockBankUse(tx, payment.bankUseId) : undefined;
  const by = { reversedBy: actor.accountId, reversedBecause: reason, at: parts.clock.now() };
  if (use) await markUseReversed(tx, use, by);
}

async function giveBack(
  parts: Parts,
  tx: Tx,
  payment: BillPayment,
  by: { reason: string; proposedBy: string; confirmedBy: string },
): Promise<void> {
  const at = parts.clock.now();
  const { id: billPaymentId, organisationId, amountFen, method, gateway, tradeNo } = payment;
  await markBillPayment(tx, billPaymentId, 'RETURNED');
  const online = method === 'GATEWAY';
  const returnId = await insertReturn(tx, {
    billPaymentId,
    gateway,
    tradeNo: online ? tradeNo : null,
    organisationId,
    amountFen,
    because: 'BILL',
    reason: by.reason,
    proposedBy: by.proposedBy,
    confirmedBy: by.confirmedBy,
    at,
  });
  if (online) return parts.jobs.publish(tx, returnDue, { returnId });
  const { proposedBy: clerkId } = by;
  const fromTill = method === 'CASH' || method === 'CARD';
  if (fromTill) await joinTillDay(tx, { organisationId, clerkId, day: dayOf(at) });
  const paidBy = fromTill ? { paidBy: clerkId } : {};
  await updateReturn(tx, returnId, { state: 'SUCCEEDED', settledAt: at, ...paidBy });
}
