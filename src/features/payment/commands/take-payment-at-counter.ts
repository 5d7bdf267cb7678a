import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { examWindow, getTopic } from '../../courses/index.ts';
import {
  type Enrolment,
  enrolFor,
  findActiveEnrolment,
  lockEnrolment,
} from '../../enrolment/index.ts';
import {
  confirmRegistration,
  findPaymentOfficeFor,
  mayServeAtCounter,
} from '../../people/index.ts';
import { findCheckoutOfOrder } from '../queries/checkouts.ts';
import { getServed } from '../queries/counter-items.ts';
import { findDue, getRoundNo } from '../queries/due.ts';
import { findLiveOrder, insertOrder, lockOrder } from '../queries/orders.ts';
import { insertPayment } from '../queries/payments.ts';
import type { Due } from '../rules/due.ts';
import type { CounterMethod } from '../rules/payment.ts';
import { checkCheckout } from './check-checkout.ts';
import { closeHere } from './close-here.ts';
import { closeOpenOrder } from './close-open-order.ts';
import { fulfilOrder } from './fulfil-order.ts';
import { joinTillDay } from './join-till-day.ts';

export interface CounterPayment {
  accountId: string;
  topicId: string;
  method: CounterMethod;
  /** The learner has not selected the course and asks the clerk to do it. */
  select: boolean;
}

/**
 * Confirms the registration data, takes the topic's fee or that of a restudy round (G6), and opens what
 * was paid, in one transaction (N7, N8). Returns the order's id. Throws `payment.not_yours` for a learner of
 * another office (N12), `payment.not_selected`, `payment.already_paid`, `payment.nothing_to_pay`, and what
 * `confirmRegistration` throws (N2), and `payment.day_closed` when the clerk's day is closed.
 */
export async function takePaymentAtCounter(
  parts: Parts,
  actor: Officer,
  payment: CounterPayment,
): Promise<string> {
  const { accountId, topicId } = payment;
  // First, so that nothing of a learner of another office changes, not even an open online order (N12).
  await getServed(parts, actor, accountId);
  const selected = await findActiveEnrolment(parts.db, accountId, topicId);
  if (selected) await closeOpen(parts, actor, selected.id);
  return inTransaction(parts.db, async (tx) => {
    const office = await findPaymentOfficeFor(tx, accountId, dayOf(parts.clock.now()));
    if (!mayServeAtCounter(actor, accountId, office.organisation.id))
      throw new Refusal('payment.not_yours', { office: office.organisation.name });
    const enrolment = await getEnrolmentToPay(parts, tx, actor, payment);
    await confirmRegistration(parts, tx, actor, accountId);
    return receive(parts, tx, actor, { payment, enrolment });
  });
}

/**
 * Closes an open order, at the gateway first. A gateway that does not answer does not delay the counter:
 * what is paid there later is refunded automatically.
 */
async function closeOpen(parts: Parts, actor: Officer, enrolmentId: string): Promise<void> {
  const order = await findLiveOrder(parts.db, enrolmentId, await getRoundNo(parts.db, enrolmentId));
  if (order?.state !== 'OPEN') return;
  const checkout = await findCheckoutOfOrder(parts.db, order.id);
  if (!checkout) {
    await inTransaction(parts.db, (tx) => closeOpenOrder(parts, tx, actor, order.id, 'COUNTER'));
    return;
  }
  const end = { by: actor, because: 'COUNTER' } as const;
  try {
    await checkCheckout(parts, checkout.id, { end });
  } catch (error) {
    parts.log.warn({ error, orderId: order.id }, 'online order closed without the gateway');
    await closeHere(parts, end.by, checkout.id, end.because);
  }
}

async function getEnrolmentToPay(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { accountId, topicId, select }: CounterPayment,
): Promise<Enrolment> {
  const active = await findActiveEnrolment(tx, accountId, topicId);
  if (!active && !select) throw new Refusal('payment.not_selected');
  const id = active?.id ?? (await enrolFor(parts, tx, actor, { accountId, topicId }));
  return lockEnrolment(tx, id);
}

async function receive(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { payment, enrolment }: { payment: CounterPayment; enrolment: Enrolment },
): Promise<string> {
  const at = parts.clock.now();
  const { roundNo, amountFen } = await getDue(tx, enrolment, at);
  await joinTillDay(tx, { ...actor, clerkId: actor.accountId, day: dayOf(at) });
  const opened = await insertOrder(tx, {
    enrolmentId: enrolment.id,
    accountId: payment.accountId,
    roundNo,
    channel: 'COUNTER',
    amountFen,
    organisationId: actor.organisationId,
    createdBy: actor.accountId,
    at,
  });
  if (!opened) throw new Refusal('payment.already_paid');
  const order = await lockOrder(tx, opened.id);
  await insertPayment(tx, {
    orderId: order.id,
    tradeNo: `${order.orderNo}-${payment.method}`,
    method: payment.method,
    amountFen,
    learnedBy: 'COUNTER',
    outcome: 'SETTLES',
    at,
  });
  await fulfilOrder(parts, tx, actor, order, 'COUNTER');
  const taken = { amountFen, method: payment.method };
  await recordAudit(tx, actor, 'payment.take_at_counter', { type: 'order', id: order.id }, taken);
  return order.id;
}

async function getDue(tx: Tx, enrolment: Enrolment, now: Date): Promise<Due> {
  const live = await findLiveOrder(tx, enrolment.id, await getRoundNo(tx, enrolment.id));
  if (live) throw new Refusal('payment.already_paid', { orderId: live.id });
  const topic = await getTopic(tx, enrolment.topicId);
  const due = await findDue(tx, enrolment, now);
  if (!due)
    throw new Refusal(topic.feeFen === 0 ? 'payment.nothing_to_pay' : 'payment.already_paid');
  if (examWindow(topic).closesAt <= now) throw new Refusal('payment.topic_over');
  return due;
}
