import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Difference, propose } from '../../proposals/index.ts';
import { lockBankUse, markUseReversed } from '../queries/bank-uses.ts';
import {
  type BillPayment,
  insertBillPayment,
  lockPaymentOfBill,
  markBillPayment,
} from '../queries/bill-payments.ts';
import { markBillWithdrawn } from '../queries/bills.ts';
import { insertReturn, updateReturn } from '../queries/money-returns.ts';
import { type BillMethod, type BillReturn, isOtherMethod } from '../rules/bill.ts';
import { billReturned, receiptReversed, returnDue } from '../rules/events.ts';
import { nameMethod } from '../rules/payment.ts';
import { joinTillDay } from './join-till-day.ts';

/** The money of a paid bill goes back, or its payment or method was a mistake: two persons (G10). */
export const returnBillKind: ProposalKind<{ what: BillReturn }> = {
  kind: 'payment.return_bill',
  title: '教材款退款或更正',
  confirmedBy: ['CENTRE_CLERK'],
  async apply(parts, tx, { subjectId: billNo, change: { what }, reason, proposedBy, actor }) {
    const payment = await takePaid(tx, billNo, what);
    if (payment.accountId === actor.accountId) throw new Refusal('payment.bill_not_paid');
    const clerkId = tillOf(parts, payment, what, proposedBy);
    const by = { reason, proposedBy, confirmedBy: actor.accountId, clerkId };
    if (what !== 'REFUND' && payment.method === 'TRANSFER')
      await freeTransfer(parts, tx, actor, payment, reason);
    else await giveBack(parts, tx, payment, by);
    // What is still paid online for a bill that is over goes back.
    if (what === 'REFUND') await markBillWithdrawn(tx, billNo, parts.clock.now());
    const { subjectId, amountFen, method } = payment;
    if (isOtherMethod(what)) {
      await takeOtherwise(parts, tx, payment, { method: what, clerkId });
      await parts.jobs.publish(tx, billReturned, { subjectId, again: false, method: what });
    } else {
      await parts.jobs.publish(tx, billReturned, { subjectId, again: what === 'MISTAKE' });
      const because = what === 'MISTAKE' ? '收款登记有误' : '教材款退款';
      const source = { sourceKind: 'BILL', sourceId: subjectId } as const;
      await parts.jobs.publish(tx, receiptReversed, { ...source, because });
    }
    const facts = { what, amountFen, method, reason, proposedBy };
    await recordAudit(tx, actor, 'payment.return_bill', { type: 'bill', id: billNo }, facts);
  },
};

/**
 * Proposes to give the money of a paid bill back, to take back a payment recorded by mistake, or to correct its
 * method, and returns the proposal. Throws `payment.bill_not_paid`, `payment.bill_online_no_mistake`,
 * `payment.same_method`. No audit: `propose` records it.
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
    return propose(parts, tx, actor, returnBillKind, {
      subject: { type: 'bill', id: billNo, words: item, ...(href ? { href } : {}) },
      difference: differenceOf(what, method, `${fenToYuan(amountFen)}元`),
      change: { what },
      reason,
    });
  });
}

function differenceOf(what: BillReturn, method: BillMethod, sum: string): Difference[] {
  const recorded = `${nameMethod(method)} ${sum}`;
  if (isOtherMethod(what))
    return [{ label: '收款方式', before: recorded, after: `${nameMethod(what)} ${sum}` }];
  const refund = what === 'REFUND';
  return [
    {
      label: refund ? '退还付款人' : '收款登记',
      before: refund ? null : recorded,
      after: refund ? `${sum}（${wayBack[method]}）` : null,
    },
    { label: '账单', before: '已付款', after: refund ? '不再收取' : '重新等待付款' },
  ];
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
  if (what !== 'REFUND' && payment.method === 'GATEWAY')
    throw new Refusal('payment.bill_online_no_mistake');
  if (what === payment.method) throw new Refusal('payment.same_method');
  return payment;
}

/**
 * Whose till the money leaves: the proposer's; where only the method was wrong, that of the clerk who recorded it
 * today, so that one day shows both.
 */
function tillOf(
  { clock }: Parts,
  { receivedBy, receivedAt }: BillPayment,
  what: BillReturn,
  proposedBy: string,
): string {
  const today = dayOf(receivedAt) === dayOf(clock.now());
  return isOtherMethod(what) && today ? (receivedBy ?? proposedBy) : proposedBy;
}

/** Records the payment anew, into a till under the method by which it was made. */
async function takeOtherwise(
  { clock }: Parts,
  tx: Tx,
  payment: BillPayment,
  { method, clerkId }: { method: 'CASH' | 'CARD'; clerkId: string },
): Promise<void> {
  const { id: _id, gateway: _gateway, receivedAt: _at, ...recorded } = payment;
  const at = clock.now();
  const { organisationId, billNo } = payment;
  await joinTillDay(tx, { organisationId, clerkId, day: dayOf(at) });
  const tradeNo = `${billNo}-${method}`;
  const taken = { method, tradeNo, bankUseId: null, receivedBy: clerkId, at };
  await insertBillPayment(tx, { ...recorded, ...taken });
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
  by: { reason: string; proposedBy: string; confirmedBy: string; clerkId: string },
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
  const { clerkId } = by;
  const fromTill = method === 'CASH' || method === 'CARD';
  if (fromTill) await joinTillDay(tx, { organisationId, clerkId, day: dayOf(at) });
  const paidBy = fromTill ? { paidBy: clerkId } : {};
  await updateReturn(tx, returnId, { state: 'SUCCEEDED', settledAt: at, ...paidBy });
}
