import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Enrolment, getCurrentRound } from '../../enrolment/index.ts';
import { notify } from '../../messages/index.ts';
import { insertEvent } from '../queries/order-events.ts';
import { findLiveOrder } from '../queries/orders.ts';
import { insertPayment, type NewPayment } from '../queries/payments.ts';
import { insertRefund, insertRefundEvent } from '../queries/refunds.ts';
import { refundDue } from '../rules/events.ts';
import type { Order } from '../rules/order.ts';
import { decidePaymentOutcome, type LearnedBy, type PaymentOutcome } from '../rules/payment.ts';
import { accessOpened } from '../rules/texts.ts';
import { fulfilOrder } from './fulfil-order.ts';

type Money = Omit<NewPayment, 'orderId' | 'outcome' | 'at'>;

/**
 * Books money of the right amount for an order and returns its outcome: settling opens study and exam,
 * anything else is refunded automatically (N9, Q13). The caller holds the locks of enrolment and order and
 * has refused a repeated trade.
 */
export async function bookPayment(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  { enrolment, order, money }: { enrolment: Enrolment; order: Order; money: Money },
): Promise<PaymentOutcome> {
  const live = await findLiveOrder(tx, order.enrolmentId, order.roundNo);
  const replaced = live !== undefined && live.id !== order.id;
  const waiting = await isWaiting(tx, enrolment, order);
  const outcome = decidePaymentOutcome({ state: order.state, waiting, replaced });
  const at = parts.clock.now();
  const paymentId = await insertPayment(tx, { ...money, orderId: order.id, outcome, at });
  const { tradeNo, amountFen, learnedBy } = money;
  const facts = { tradeNo, amountFen, outcome, learnedBy };
  await recordAudit(tx, actor, 'payment.receive', { type: 'order', id: order.id }, facts);
  if (outcome === 'SETTLES') await openAccess(parts, tx, actor, order, learnedBy);
  else await refundAtOnce(parts, tx, { order, paymentId, outcome, learnedBy });
  return outcome;
}

// A topic's fee is awaited until access opens, also when it was made free meanwhile.
async function isWaiting(tx: Tx, enrolment: Enrolment, { roundNo }: Order): Promise<boolean> {
  if (enrolment.state !== 'OPEN') return enrolment.state === 'SELECTED';
  const round = await getCurrentRound(tx, enrolment.id);
  return round !== null && round.roundNo === roundNo && round.owedFen > 0;
}

async function openAccess(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  order: Order,
  learnedBy: LearnedBy,
): Promise<void> {
  await fulfilOrder(parts, tx, actor, order, learnedBy);
  const opened = order.roundNo === 1 ? '学习和考试权限' : `第${order.roundNo}轮重新学习`;
  await notify(parts, tx, [order.accountId], {
    ...wordText(parts.place, accessOpened, { 开通内容: opened }),
    href: `/study/${order.enrolmentId}`,
    channels: ['SMS'],
  });
}

/** Refunds a duplicate or late payment, which needs no decision. */
async function refundAtOnce(
  parts: Parts,
  tx: Tx,
  payment: {
    order: Order;
    paymentId: string;
    outcome: 'DUPLICATE' | 'LATE';
    learnedBy: LearnedBy;
  },
): Promise<void> {
  const at = parts.clock.now();
  const { paymentId, outcome: because, learnedBy } = payment;
  const { id: orderId, amountFen } = payment.order;
  await insertEvent(tx, { orderId, kind: because, facts: { amountFen, learnedBy }, at });
  const refundId = await insertRefund(tx, {
    paymentId,
    orderId,
    amountFen,
    because,
    note: '',
    state: 'APPROVED',
    requestedBy: null,
    at,
  });
  const text = '系统自动发起原路退款';
  await insertRefundEvent(tx, { refundId, state: 'APPROVED', text, at });
  await parts.jobs.publish(tx, refundDue, { refundId });
}
