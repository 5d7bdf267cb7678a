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
import { confirmRegistration, findLearner, findPaymentOfficeFor } from '../../people/index.ts';
import { type Due, findDue, getRoundNo } from '../queries/due.ts';
import { findLiveOrder, insertOrder, lockOrder } from '../queries/orders.ts';
import { insertPayment } from '../queries/payments.ts';
import type { CounterMethod } from '../rules/order.ts';
import { mayServeAtCounter } from '../rules/policy.ts';
import { closeHere, closeUnpaid } from './close-order.ts';
import { openPaid } from './open-paid-access.ts';

export interface CounterPayment {
  accountId: string;
  topicId: string;
  method: CounterMethod;
  /** The learner has not selected the course and asks the clerk to do it for him. */
  select: boolean;
}

/**
 * The competent office confirms the registration data, takes the topic's fee, or that of a restudy round
 * (G6), and opens what was paid, all or nothing (N7, N8). Returns the order's id. Throws `payment.not_yours` for a learner of another office
 * (N12), `payment.not_selected`, `payment.already_paid`, `payment.nothing_to_pay`, and what
 * `confirmRegistration` throws (N2).
 */
export async function takePaymentAtCounter(
  parts: Parts,
  actor: Officer,
  payment: CounterPayment,
): Promise<string> {
  const { accountId, topicId } = payment;
  await refuseForeign(parts, actor, accountId);
  const selected = await findActiveEnrolment(parts.db, accountId, topicId);
  if (selected) await closeOnlineOrder(parts, actor, selected.id);
  return inTransaction(parts.db, async (tx) => {
    const office = await findPaymentOfficeFor(tx, accountId, dayOf(parts.clock.now()));
    if (!mayServeAtCounter(actor, accountId, office.organisation.id))
      throw new Refusal('payment.not_yours', { office: office.organisation.name });
    const enrolment = await provideEnrolment(parts, tx, actor, payment);
    await confirmRegistration(parts, tx, actor, accountId);
    return receive(parts, tx, actor, { payment, enrolment });
  });
}

/** Nothing of a learner of another office is touched, not even his open online order (N12). */
async function refuseForeign(parts: Parts, actor: Officer, accountId: string): Promise<void> {
  if (!(await findLearner(parts.db, accountId))) throw new Refusal('payment.learner_not_found');
  const day = dayOf(parts.clock.now());
  const { organisation } = await findPaymentOfficeFor(parts.db, accountId, day);
  if (!mayServeAtCounter(actor, accountId, organisation.id))
    throw new Refusal('payment.not_yours', { office: organisation.name });
}

/**
 * An order still open online is closed at the gateway first. A gateway that does not answer does not
 * keep a person at the counter waiting: what it takes later goes back by itself.
 */
async function closeOnlineOrder(parts: Parts, actor: Officer, enrolmentId: string): Promise<void> {
  const order = await findLiveOrder(parts.db, enrolmentId, await getRoundNo(parts.db, enrolmentId));
  if (order?.state !== 'OPEN') return;
  const { paymentGateway: gateway } = parts;
  const how = { because: 'COUNTER', trade: null, learnedBy: 'QUERY' } as const;
  try {
    if (gateway && order.sentAt) return await closeUnpaid(parts, gateway, actor, order, how);
  } catch (error) {
    parts.log.warn({ error, orderId: order.id }, 'online order closed without the gateway');
  }
  await closeHere(parts, actor, order.id, 'COUNTER');
}

async function provideEnrolment(
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
  const orderId = await insertOrder(tx, {
    enrolmentId: enrolment.id,
    accountId: payment.accountId,
    roundNo,
    channel: 'COUNTER',
    amountFen,
    organisationId: actor.organisationId,
    createdBy: actor.accountId,
    expiresAt: null,
    at,
  });
  if (!orderId) throw new Refusal('payment.already_paid');
  const order = await lockOrder(tx, orderId);
  await insertPayment(tx, {
    orderId,
    tradeNo: `${order.orderNo}-${payment.method}`,
    method: payment.method,
    amountFen,
    learnedBy: 'COUNTER',
    duty: 'SETTLES',
    at,
  });
  await openPaid(parts, tx, actor, order, 'COUNTER');
  const taken = { amountFen, method: payment.method };
  await recordAudit(tx, actor, 'payment.take_at_counter', { type: 'order', id: orderId }, taken);
  return orderId;
}

async function getDue(tx: Tx, enrolment: Enrolment, now: Date): Promise<Due> {
  const live = await findLiveOrder(tx, enrolment.id, await getRoundNo(tx, enrolment.id));
  if (live) throw new Refusal('payment.already_paid', { orderId: live.id });
  const topic = await getTopic(tx, enrolment.topicId);
  const due = await findDue(tx, enrolment);
  if (!due)
    throw new Refusal(topic.feeFen === 0 ? 'payment.nothing_to_pay' : 'payment.already_paid');
  if (examWindow(topic).closesAt <= now) throw new Refusal('payment.topic_over');
  return due;
}
