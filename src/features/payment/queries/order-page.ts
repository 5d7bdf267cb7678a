import type { Reader } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getTopic } from '../../courses/index.ts';
import { getEnrolment, hasAccess } from '../../enrolment/index.ts';
import { studyHasBegun } from '../../study/index.ts';
import type { Checkout } from '../rules/checkout.ts';
import type { Order } from '../rules/order.ts';
import { describeEvent } from '../rules/order-event.ts';
import { viewOrder } from '../rules/order-view.ts';
import { findCheckoutOfOrder } from './checkouts.ts';
import { listEvents } from './order-events.ts';
import { listReceipts } from './receipts.ts';
import { listRefundEvents, listRefundsOfOrder } from './refunds.ts';

/** The state of an order with its checkout: what the page shows and its script polls (Q12). */
export async function loadOrderState(db: Reader, order: Order, now: Date) {
  const checkout: Checkout | null = (await findCheckoutOfOrder(db, order.id)) ?? null;
  const access = await hasAccess(db, order.enrolmentId);
  const late = (await listEvents(db, order.id)).some((event) => event.kind === 'LATE');
  return { checkout, view: viewOrder(order, { now, access, checkout, late }) };
}

/** Everything on the page of a learner's order. */
export async function loadOrderPage(parts: Parts, order: Order) {
  const { db } = parts;
  const [receipt] = await listReceipts(db, { orderId: order.id });
  const { topicId } = await getEnrolment(db, order.enrolmentId);
  return {
    order,
    ...(await loadOrderState(db, order, parts.clock.now())),
    otherWays: parts.paymentGateways.size > 1,
    topic: await getTopic(db, topicId),
    trace: await loadTrace(db, order),
    refunds: await listRefundsOfOrder(db, order.id),
    receiptNo: receipt && !receipt.reversedAt ? receipt.receiptNo : null,
    refundable:
      order.state === 'PAID' &&
      order.channel !== 'GROUP' &&
      !(await studyHasBegun(db, order.enrolmentId, order.roundNo)),
  };
}

/** The events of an order and its refunds, oldest first. */
async function loadTrace(db: Reader, { id }: Order): Promise<{ text: string; at: Date }[]> {
  const events = (await listEvents(db, id)).map((event) => ({
    text: describeEvent(event),
    at: event.at,
  }));
  const refunds = await listRefundEvents(db, id);
  return [...events, ...refunds].sort((one, other) => one.at.getTime() - other.at.getTime());
}
