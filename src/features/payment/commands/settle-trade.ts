import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { GatewayId, GatewayTrade } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment } from '../../enrolment/index.ts';
import { lockBill } from '../queries/bills.ts';
import {
  findCheckoutByNo,
  lockCheckout,
  markCheckoutPaid,
  markWrongAmount,
} from '../queries/checkouts.ts';
import { insertGatewayTrade } from '../queries/gateway-trades.ts';
import { lockGroupOrder } from '../queries/group-orders.ts';
import { insertEvent } from '../queries/order-events.ts';
import { listOrdersById, lockOrder } from '../queries/orders.ts';
import { existsTrade } from '../queries/payments.ts';
import { type Checkout, subjectOf } from '../rules/checkout.ts';
import { type LearnedBy, outcomeOf, type PaymentOutcome } from '../rules/payment.ts';
import { bookPayment } from './book-payment.ts';
import { issueGroupReceipt } from './issue-receipt.ts';
import { settleBill } from './settle-bill.ts';

export type Settlement = PaymentOutcome | 'REPEATED' | 'WRONG_AMOUNT' | 'UNKNOWN_ORDER';

/**
 * Settles a paid trade of the gateway, however it was learned of: all its money passes here. The sum must
 * be that of the checkout; then each of its orders is booked, all in one transaction (N9, Q13, E21). A
 * repeated trade counts once.
 */
export async function settleTrade(
  parts: Parts,
  gateway: GatewayId,
  trade: GatewayTrade,
  learnedBy: LearnedBy,
): Promise<Settlement> {
  const known = await findCheckoutByNo(parts.db, trade.orderNo);
  // One provider cannot settle what is asked for at another.
  if (known?.gateway !== gateway) return 'UNKNOWN_ORDER';
  return inTransaction(parts.db, async (tx) => {
    const group = known.groupOrderId && (await lockGroupOrder(tx, known.groupOrderId));
    if (known.billNo) await lockBill(tx, known.billNo);
    const checkout = await lockCheckout(tx, known.id);
    if (await existsTrade(tx, trade.tradeNo)) return 'REPEATED';
    if (trade.amountFen !== checkout.amountFen)
      return refuseAmount(parts, tx, checkout, trade, learnedBy);
    const { billNo } = checkout;
    if (billNo) return settleBill(parts, tx, { ...checkout, billNo }, { trade, learnedBy });
    const { tradeNo, amountFen } = trade;
    const at = parts.clock.now();
    await insertGatewayTrade(tx, {
      gateway,
      tradeNo,
      checkoutId: checkout.id,
      amountFen,
      verdict: 'BOOKED',
      at,
    });
    await markCheckoutPaid(tx, checkout.id, { tradeNo, at });
    const outcomes = await bookOrders(parts, tx, checkout, { tradeNo, learnedBy });
    if (!group) return outcomeOf(outcomes);
    const settled = outcomes.filter((outcome) => outcome === 'SETTLES').length;
    const facts = { tradeNo, amountFen, settled, learnedBy };
    await recordAudit(tx, 'SYSTEM', 'payment.receive_group', subjectOf(checkout), facts);
    await issueGroupReceipt(tx, group, { groupOrderId: group.id, checkoutId: checkout.id }, at);
    return outcomeOf(outcomes);
  });
}

async function bookOrders(
  parts: Parts,
  tx: Tx,
  { id: checkoutId, orderIds }: Checkout,
  { tradeNo, learnedBy }: { tradeNo: string; learnedBy: LearnedBy },
): Promise<PaymentOutcome[]> {
  const outcomes: PaymentOutcome[] = [];
  // In the order of enrolments, as everywhere: two checkouts never wait for each other.
  for (const { id, enrolmentId } of await listOrdersById(tx, orderIds)) {
    const enrolment = await lockEnrolment(tx, enrolmentId);
    const order = await lockOrder(tx, id);
    const money = { tradeNo, amountFen: order.amountFen, learnedBy, checkoutId };
    outcomes.push(
      await bookPayment(parts, tx, 'SYSTEM', {
        enrolment,
        order,
        money: { ...money, method: 'GATEWAY' },
      }),
    );
  }
  return outcomes;
}

/** Recorded once, however often the gateway repeats it: an officer has to act. */
async function refuseAmount(
  parts: Parts,
  tx: Tx,
  checkout: Checkout,
  { tradeNo, amountFen }: GatewayTrade,
  learnedBy: LearnedBy,
): Promise<'WRONG_AMOUNT'> {
  const at = parts.clock.now();
  const trade = {
    gateway: checkout.gateway,
    tradeNo,
    checkoutId: checkout.id,
    amountFen,
    verdict: 'WRONG_AMOUNT',
    at,
  } as const;
  if (!(await insertGatewayTrade(tx, trade))) return 'WRONG_AMOUNT';
  await markWrongAmount(tx, checkout.id, amountFen);
  const facts = { amountFen, learnedBy };
  // The events of a line would show the sum of all to one person.
  if (!checkout.groupOrderId)
    for (const orderId of checkout.orderIds)
      await insertEvent(tx, { orderId, kind: 'WRONG_AMOUNT', facts, at });
  const expected = { tradeNo, expectedFen: checkout.amountFen };
  await recordAudit(tx, 'SYSTEM', 'payment.refuse_amount', subjectOf(checkout), {
    ...expected,
    ...facts,
  });
  return 'WRONG_AMOUNT';
}
