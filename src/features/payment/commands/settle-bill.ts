import type { Tx } from '../../../platform/database/index.ts';
import type { GatewayTrade } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findPaymentOfBill, insertBillPayment } from '../queries/bill-payments.ts';
import { lockBill } from '../queries/bills.ts';
import { markCheckoutPaid } from '../queries/checkouts.ts';
import { insertGatewayTrade } from '../queries/gateway-trades.ts';
import { insertReturn } from '../queries/money-returns.ts';
import { type Checkout, subjectOf } from '../rules/checkout.ts';
import { billPaid, returnDue } from '../rules/events.ts';
import type { LearnedBy, PaymentOutcome } from '../rules/payment.ts';

/**
 * Books a trade of the right amount for a bill, its checkout held: the first one pays it; another, or one for a
 * bill that was withdrawn, goes back by itself (Q13).
 */
export async function settleBill(
  parts: Parts,
  tx: Tx,
  checkout: Checkout & { billNo: string },
  { trade, learnedBy }: { trade: GatewayTrade; learnedBy: LearnedBy },
): Promise<PaymentOutcome | 'REPEATED'> {
  const at = parts.clock.now();
  const { id: checkoutId, gateway, billNo } = checkout;
  const { tradeNo, amountFen } = trade;
  const bill = await lockBill(tx, billNo);
  if (!bill) throw new Error(`no bill ${billNo}`);
  const paid = await findPaymentOfBill(tx, billNo);
  const outcome = paid ? 'DUPLICATE' : bill.withdrawnAt ? 'LATE' : 'SETTLES';
  const verdict = outcome === 'SETTLES' ? 'BOOKED' : 'EXTRA';
  const money = { gateway, tradeNo, checkoutId, amountFen, verdict, at } as const;
  if (!(await insertGatewayTrade(tx, money))) return 'REPEATED';
  await markCheckoutPaid(tx, checkoutId, { tradeNo, at });
  const facts = { tradeNo, amountFen, outcome, learnedBy };
  await recordAudit(tx, 'SYSTEM', 'payment.receive_bill', subjectOf(checkout), facts);
  if (outcome === 'SETTLES') {
    const { subjectId, item, href, accountId, payerId, organisationId } = bill;
    const of = { billNo, subjectId, item, href, accountId, payerId, organisationId };
    const by = { method: 'GATEWAY', bankUseId: null, receivedBy: null, checkoutId } as const;
    await insertBillPayment(tx, { ...of, ...by, tradeNo, amountFen, at });
    await parts.jobs.publish(tx, billPaid, { billNo, subjectId, tradeNo });
    return outcome;
  }
  const returnId = await insertReturn(tx, {
    billPaymentId: null,
    gateway,
    tradeNo,
    organisationId: bill.organisationId,
    amountFen,
    because: 'EXTRA',
    reason: paid ? '账单已另行付清' : '账单已经取消',
    proposedBy: null,
    confirmedBy: null,
    at,
  });
  await parts.jobs.publish(tx, returnDue, { returnId });
  return outcome;
}
