import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { GatewayTrade } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendText } from '../../accounts/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Enrolment, getCurrentRound, lockEnrolment } from '../../enrolment/index.ts';
import { refundDue } from '../events.ts';
import { openPaid } from '../open-paid.ts';
import { type Duty, decideDuty, type LearnedBy, type Order } from '../order.ts';
import { existsEvent, insertEvent } from '../queries/order-events.ts';
import { findLiveOrder, findOrderByNo, lockOrder } from '../queries/orders.ts';
import { existsTrade, insertPayment } from '../queries/payments.ts';
import { insertRefund, insertRefundEvent } from '../queries/refunds.ts';

export type Settlement = Duty | 'REPEATED' | 'WRONG_AMOUNT' | 'UNKNOWN_ORDER';

/**
 * The one place where money of the gateway counts, whoever tells of it: notification, query, return
 * page, reconciliation (N9). The same trade counts once; the first payment opens study and exam in
 * the same transaction; a further or too late one goes back by itself (Q13); another amount than the
 * order's changes nothing. `trade` must be PAID and come from the gateway itself.
 */
export async function settleOrder(
  parts: Parts,
  trade: GatewayTrade,
  learnedBy: LearnedBy,
): Promise<Settlement> {
  const known = await findOrderByNo(parts.db, trade.orderNo);
  if (!known) return 'UNKNOWN_ORDER';
  return inTransaction(parts.db, async (tx) => {
    const enrolment = await lockEnrolment(tx, known.enrolmentId);
    const order = await lockOrder(tx, known.id);
    if (await existsTrade(tx, trade.tradeNo)) return 'REPEATED';
    if (trade.amountFen !== order.amountFen)
      return refuseAmount(parts, tx, order, trade, learnedBy);
    const live = await findLiveOrder(tx, order.enrolmentId, order.roundNo);
    const replaced = live !== undefined && live.id !== order.id;
    const waiting = await isWaiting(tx, enrolment, order);
    const duty = decideDuty({ state: order.state, waiting, replaced });
    const at = parts.clock.now();
    const paymentId = await insertPayment(tx, {
      orderId: order.id,
      tradeNo: trade.tradeNo,
      method: 'GATEWAY',
      amountFen: trade.amountFen,
      learnedBy,
      duty,
      at,
    });
    await recordAudit(tx, 'SYSTEM', 'payment.receive', subjectOf(order), {
      tradeNo: trade.tradeNo,
      amountFen: trade.amountFen,
      duty,
      learnedBy,
    });
    if (duty === 'SETTLES') await openAccess(parts, tx, order, learnedBy);
    else await sendBack(parts, tx, { order, paymentId, duty, learnedBy });
    return duty;
  });
}

const subjectOf = (order: Order) => ({ type: 'order', id: order.id });

// A topic's fee is awaited until access opens, also when it was made free meanwhile.
async function isWaiting(tx: Tx, enrolment: Enrolment, { roundNo }: Order): Promise<boolean> {
  if (enrolment.state !== 'OPEN') return enrolment.state === 'SELECTED';
  const round = await getCurrentRound(tx, enrolment.id);
  return round !== null && round.roundNo === roundNo && round.owedFen > 0;
}

async function openAccess(parts: Parts, tx: Tx, order: Order, learnedBy: LearnedBy) {
  await openPaid(parts, tx, 'SYSTEM', order, learnedBy);
  const opened = order.roundNo === 1 ? '学习和考试权限' : `第${order.roundNo}轮重新学习`;
  await sendText(parts, tx, order.accountId, `您的缴费已到账，${opened}已经开通。`);
}

/** A duplicate or late payment: its refund needs nobody's consent. */
async function sendBack(
  parts: Parts,
  tx: Tx,
  {
    order,
    paymentId,
    duty,
    learnedBy,
  }: {
    order: Order;
    paymentId: string;
    duty: 'DUPLICATE' | 'LATE';
    learnedBy: LearnedBy;
  },
) {
  const at = parts.clock.now();
  const { id: orderId, amountFen } = order;
  await insertEvent(tx, { orderId, kind: duty, facts: { amountFen, learnedBy }, at });
  const refundId = await insertRefund(tx, {
    paymentId,
    orderId,
    amountFen,
    because: duty,
    note: '',
    state: 'APPROVED',
    requestedBy: null,
    at,
  });
  const text = '系统自动发起原路退款';
  await insertRefundEvent(tx, { refundId, state: 'APPROVED', text, at });
  await parts.jobs.publish(tx, refundDue, { refundId });
}

/** Told once, however often the gateway repeats it: somebody must look at it. */
async function refuseAmount(
  parts: Parts,
  tx: Tx,
  order: Order,
  trade: GatewayTrade,
  learnedBy: LearnedBy,
): Promise<'WRONG_AMOUNT'> {
  if (await existsEvent(tx, order.id, 'WRONG_AMOUNT')) return 'WRONG_AMOUNT';
  const facts = { amountFen: trade.amountFen, learnedBy };
  await insertEvent(tx, {
    orderId: order.id,
    kind: 'WRONG_AMOUNT',
    facts,
    at: parts.clock.now(),
  });
  await recordAudit(tx, 'SYSTEM', 'payment.refuse_amount', subjectOf(order), {
    tradeNo: trade.tradeNo,
    expectedFen: order.amountFen,
    ...facts,
  });
  return 'WRONG_AMOUNT';
}
