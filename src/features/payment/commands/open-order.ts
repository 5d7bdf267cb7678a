import type { Actor, Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { examWindow, getTopic } from '../../courses/index.ts';
import { getOwnEnrolment, lockEnrolment } from '../../enrolment/index.ts';
import { getOnlyOrganisation } from '../../organisations/index.ts';
import { getLearner } from '../../people/index.ts';
import { findCheckoutOfOrder, insertCheckout } from '../queries/checkouts.ts';
import { findDue, getRoundNo } from '../queries/due.ts';
import { insertEvent } from '../queries/order-events.ts';
import { findLiveOrder, insertOrder } from '../queries/orders.ts';
import { expiryOf, isExpired } from '../rules/checkout.ts';
import type { Due } from '../rules/due.ts';
import { chooseGateway } from '../rules/gateway.ts';
import type { Order } from '../rules/order.ts';
import { askForPayer } from './ask-for-payer.ts';
import { closeOpenOrder } from './close-open-order.ts';

/**
 * Opens the order of an enrolment with its checkout for 15 minutes, for the topic's fee or that of the
 * restudy round (G6), and returns its id; the same one while it is open (N9, Q13). It is paid at the chosen
 * gateway, or the first one offered. An unpaid line of a group order is closed for it. Throws `payment.online_unavailable`, `payment.already_paid`,
 * `payment.registration_returned` (N2), `payment.topic_over`, `payment.nothing_to_pay`,
 * `payment.not_waiting`. The id is that of an older order while its gateway does not answer whether it was paid.
 */
export async function openOrder(
  parts: Parts,
  actor: Learner,
  enrolmentId: string,
  chosen?: GatewayId,
): Promise<string> {
  const gateway = chooseGateway(parts.paymentGateways, chosen);
  if (!gateway) throw new Refusal('payment.online_unavailable', { enrolmentId });
  await getOwnEnrolment(parts.db, actor, enrolmentId);
  const roundNo = await getRoundNo(parts.db, enrolmentId);
  await settleExpired(parts, enrolmentId, roundNo);
  return inTransaction(parts.db, async (tx) => {
    const live = await findLiveOrder(tx, enrolmentId, roundNo);
    if (live?.channel === 'GROUP' && live.state === 'OPEN')
      await closeOpenOrder(parts, tx, actor, live.id, 'PAYS_ALONE');
    else if (live) return getOpenId(live);
    const now = parts.clock.now();
    const { amountFen } = await getFee(parts, tx, actor, { enrolmentId, roundNo });
    const centre = await getOnlyOrganisation(tx, 'TRAINING_CENTRE');
    const order = await insertOrder(tx, {
      enrolmentId,
      accountId: actor.accountId,
      roundNo,
      channel: 'ONLINE',
      amountFen,
      organisationId: centre.id,
      createdBy: actor.accountId,
      at: now,
    });
    // A concurrent request opened one.
    if (!order) return getOpenId((await findLiveOrder(tx, enrolmentId, roundNo)) as Order);
    const { id, orderNo: checkoutNo } = order;
    const checkout = { checkoutNo, gateway, groupOrderId: null, orderIds: [id], amountFen };
    const by = { createdBy: actor.accountId, expiresAt: expiryOf(now), at: now };
    await insertCheckout(tx, { ...checkout, ...by });
    await insertEvent(tx, { orderId: id, kind: 'OPENED', facts: { amountFen }, at: now });
    await recordAudit(tx, actor, 'payment.open_order', { type: 'order', id }, { amountFen });
    return id;
  });
}

/** An older order whose time is over is closed or settled before a new one opens. */
async function settleExpired(parts: Parts, enrolmentId: string, roundNo: number): Promise<void> {
  const older = await findLiveOrder(parts.db, enrolmentId, roundNo);
  if (older?.state !== 'OPEN') return;
  const checkout = await findCheckoutOfOrder(parts.db, older.id);
  if (checkout && isExpired(checkout, parts.clock.now())) await askForPayer(parts, checkout);
}

function getOpenId(live: Order): string {
  if (live.state !== 'OPEN') throw new Refusal('payment.already_paid', { orderId: live.id });
  return live.id;
}

async function getFee(
  parts: Parts,
  tx: Tx,
  { accountId }: Pick<Actor, 'accountId'>,
  { enrolmentId, roundNo }: { enrolmentId: string; roundNo: number },
): Promise<Due> {
  const enrolment = await lockEnrolment(tx, enrolmentId);
  const due = await findDue(tx, enrolment, parts.clock.now());
  if (due?.roundNo !== roundNo)
    throw new Refusal(
      enrolment.state === 'SELECTED' ? 'payment.nothing_to_pay' : 'payment.not_waiting',
      { enrolmentId },
    );
  const topic = await getTopic(tx, enrolment.topicId);
  if (examWindow(topic).closesAt <= parts.clock.now()) throw new Refusal('payment.topic_over');
  const learner = await getLearner(tx, accountId);
  if (learner.registrationState === 'RETURNED') throw new Refusal('payment.registration_returned');
  return due;
}
