import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { changeOwed, revokeAccess } from '../../enrolment/index.ts';
import { notify } from '../../messages/index.ts';
import { lockBankUse, markUseReversed } from '../queries/bank-uses.ts';
import { freePaymentsOfUse } from '../queries/counter-transfers.ts';
import { lockOrder, updateOrderState } from '../queries/orders.ts';
import {
  findSettlingPayment,
  insertPayment,
  markPaymentVoided,
  type PaymentSource,
} from '../queries/payments.ts';
import { findValidReceipt, insertReceipt, markReceiptReversed } from '../queries/receipts.ts';
import { insertRefund, insertRefundEvent } from '../queries/refunds.ts';
import { correctionBarrier } from '../rules/counter-correction.ts';
import { receiptReversed } from '../rules/events.ts';
import type { Order } from '../rules/order.ts';
import { type CounterMethod, methodNames } from '../rules/payment.ts';
import { settleRefund } from './finish-refund.ts';
import { joinTillDay } from './join-till-day.ts';

/** A payment of today with its held order. */
export interface HeldPayment {
  order: Order;
  payment: PaymentSource;
}

/**
 * Returns a payment of today, its order held and the till of its clerk open. Throws
 * `payment.not_correctable`, `payment.not_today`, `payment.day_closed`. No audit: `correctPayment` records.
 */
export async function holdPayment({ clock }: Parts, tx: Tx, orderId: string): Promise<HeldPayment> {
  const order = await lockOrder(tx, orderId);
  const payment = await findSettlingPayment(tx, orderId);
  const now = clock.now();
  const barrier = correctionBarrier(order, payment, now);
  if (barrier || !payment) throw new Refusal(`payment.${barrier}`);
  const { organisationId, createdBy: clerkId } = order;
  await joinTillDay(tx, { organisationId, clerkId, day: dayOf(now) });
  return { order, payment };
}

/** Voids a payment: access ends, the money leaves the clerk's till, the receipt is reversed. */
export async function voidPayment(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { order, payment }: HeldPayment,
  reason: string,
): Promise<void> {
  const { enrolmentId, roundNo, amountFen } = order;
  if (roundNo > 1) await changeOwed(tx, actor, { enrolmentId, roundNo, owedFen: amountFen });
  else await revokeAccess(tx, actor, enrolmentId, { because: 'VOIDED', becomes: 'REFUNDED' });
  await takeOut(parts, tx, actor, { order, payment }, `窗口当日作废：${reason}`, reason);
  await updateOrderState(tx, order.id, 'REFUNDED');
  const receipt = await findValidReceipt(tx, { orderId: order.id });
  if (receipt) {
    await markReceiptReversed(tx, receipt.id, parts.clock.now());
    const source = { sourceKind: 'ORDER', sourceId: order.id } as const;
    await parts.jobs.publish(tx, receiptReversed, { ...source, because: '窗口当日作废' });
  }
  const text = '您今天的一笔现场缴费已由收款窗口作废，对应的课程已停用。如有疑问请联系收款单位。';
  await notify(parts, tx, [order.accountId], {
    subject: '一笔现场缴费已作废',
    text: text,
    href: `/orders/${order.id}`,
    channels: ['SMS'],
  });
}

/** Replaces a payment of the wrong method by one of the right method; access and order stay. */
export async function changeMethod(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  held: HeldPayment,
  { method, reason }: { method: CounterMethod; reason: string },
): Promise<void> {
  const { order, payment } = held;
  const at = parts.clock.now();
  const words = `收款方式由${methodNames[payment.method]}更正为${methodNames[method]}：${reason}`;
  await takeOut(parts, tx, actor, held, words, reason);
  await markPaymentVoided(tx, payment.id);
  await insertPayment(tx, {
    orderId: order.id,
    // Each correction of an order is a trade of its own.
    tradeNo: `${order.orderNo}-${method}-${newId()}`,
    method,
    amountFen: payment.amountFen,
    learnedBy: 'COUNTER',
    outcome: 'SETTLES',
    at,
  });
  const receipt = await findValidReceipt(tx, { orderId: order.id });
  if (!receipt) return;
  await markReceiptReversed(tx, receipt.id, at);
  const { source, title, creditCode, amountFen, people, organisationId } = receipt;
  const again = { source, title, creditCode, amountFen, people, organisationId };
  await insertReceipt(tx, { ...again, issuedBy: order.createdBy, at });
}

/** The line of the bank that was this payment is free again. */
async function freeTransfer(
  tx: Tx,
  { bankUseId }: PaymentSource,
  by: { reversedBy: string; reversedBecause: string; at: Date },
): Promise<void> {
  const use = bankUseId ? await lockBankUse(tx, bankUseId) : undefined;
  if (!use) return;
  await markUseReversed(tx, use, by);
  await freePaymentsOfUse(tx, use.id);
}

/** Takes the money of a payment out of the till of the clerk who took it. */
async function takeOut(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { order, payment }: HeldPayment,
  text: string,
  note: string,
): Promise<void> {
  const at = parts.clock.now();
  await freeTransfer(tx, payment, { reversedBy: actor.accountId, reversedBecause: note, at });
  const refundId = await insertRefund(tx, {
    paymentId: payment.id,
    orderId: order.id,
    amountFen: payment.amountFen,
    because: 'VOIDED',
    note,
    state: 'APPROVED',
    requestedBy: actor.accountId,
    at,
  });
  await insertRefundEvent(tx, { refundId, state: 'APPROVED', text, at });
  await settleRefund(parts, tx, actor, {
    refundId,
    text: '已从当日收款中冲出',
    paidBy: order.createdBy,
  });
}
