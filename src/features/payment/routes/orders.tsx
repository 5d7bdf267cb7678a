import type { Learner } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  learnerOf,
  parseForm,
  wantsJson,
} from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatSeconds } from '../../../ui/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getEnrolment, getOwnEnrolment, hasAccess } from '../../enrolment/index.ts';
import { findPaymentOfficeFor, getLearner } from '../../people/index.ts';
import { studyHasBegun } from '../../study/index.ts';
import { cancelOrder } from '../commands/cancel-order.ts';
import { checkCheckout } from '../commands/check-checkout.ts';
import { checkOut } from '../commands/check-out.ts';
import { openOrder } from '../commands/open-order.ts';
import { requestRefund } from '../commands/request-refund.ts';
import { OrderPage } from '../pages/order-page.tsx';
import { viewOrder } from '../pages/order-view.ts';
import { PaymentPage } from '../pages/payment-page.tsx';
import { findCheckoutOfOrder } from '../queries/checkouts.ts';
import { findDue } from '../queries/due.ts';
import { listEvents } from '../queries/order-events.ts';
import { findOrder, listOrders } from '../queries/orders.ts';
import { listReceipts } from '../queries/receipts.ts';
import { listRefundEvents, listRefundsOfOrder } from '../queries/refunds.ts';
import type { Checkout } from '../rules/checkout.ts';
import type { Order } from '../rules/order.ts';
import { describeEvent } from '../rules/order-event.ts';
import { idParams, reasonForm } from './forms.ts';

/** How often a person may have the gateway asked, seconds. */
const askPauseSeconds = 3;

/** The learner pays online: choice of the way, order, gateway, true state, refund. */
export function orderRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const own = { config: { access: ['LEARNER'] as const }, schema: { params: idParams } };

  app.get('/enrolments/:id/payment', own, async (request, reply) => {
    const actor = learnerOf(request);
    const enrolment = await getOwnEnrolment(db, actor, request.params.id);
    const topic = await getTopic(db, enrolment.topicId);
    const orders = await listOrders(db, enrolment.id);
    const due = await findDue(db, enrolment);
    if (!due) {
      const paid = orders.find((order) => order.state === 'PAID' || order.state === 'REFUNDING');
      return reply.redirect(paid ? `/orders/${paid.id}` : `/enrolments/${enrolment.id}`, 303);
    }
    const office = await findPaymentOfficeFor(db, actor.accountId, dayOf(parts.clock.now()));
    const learner = await getLearner(db, actor.accountId);
    const returned = learner.registrationState === 'RETURNED';
    return reply.page(
      <PaymentPage
        enrolment={enrolment}
        topic={topic}
        due={due}
        office={office}
        orders={orders}
        onlineAvailable={parts.paymentGateway !== null}
        returned={returned ? (learner.registrationNote ?? '') : null}
      />,
    );
  });

  app.post('/enrolments/:id/payment', own, async (request, reply) => {
    const actor = learnerOf(request);
    const orderId = await openOrder(parts, actor, request.params.id);
    return reply.redirect(await checkOut(parts, actor, orderId), 303);
  });

  app.post('/orders/:id/gateway-visits', own, async (request, reply) => {
    return reply.redirect(await checkOut(parts, learnerOf(request), request.params.id), 303);
  });

  app.get('/orders/:id', own, async (request, reply) => {
    const actor = learnerOf(request);
    const order = await getOwnOrder(parts, actor, request.params.id);
    if (wantsJson(request)) {
      const checkout = await findCheckoutOfOrder(db, order.id);
      const view = await loadView(parts, order, checkout);
      const askedAt = checkout?.askedAt ? formatSeconds(checkout.askedAt) : null;
      return reply.header('cache-control', 'no-store').send({ ...view, askedAt });
    }
    return reply.page(await orderPage(order));
  });

  const orderPage = async (order: Order, form?: { values: FormValues; errors: FieldErrors }) => {
    const [receipt] = await listReceipts(db, { orderId: order.id });
    const checkout = await findCheckoutOfOrder(db, order.id);
    return (
      <OrderPage
        order={order}
        checkout={checkout ?? null}
        topic={await getTopic(db, (await getEnrolment(db, order.enrolmentId)).topicId)}
        view={await loadView(parts, order, checkout)}
        trace={await loadTrace(parts, order)}
        refunds={await listRefundsOfOrder(db, order.id)}
        receiptNo={receipt && !receipt.reversedAt ? receipt.receiptNo : null}
        refundable={
          order.state === 'PAID' &&
          order.channel !== 'GROUP' &&
          !(await studyHasBegun(db, order.enrolmentId, order.roundNo))
        }
        {...(form ? { form } : {})}
      />
    );
  };

  app.post('/orders/:id/checks', own, async (request, reply) => {
    const order = await getOwnOrder(parts, learnerOf(request), request.params.id);
    const checkout = await findCheckoutOfOrder(db, order.id);
    const pause = parts.clock.now().getTime() - (checkout?.askedAt?.getTime() ?? 0);
    if (checkout && pause >= askPauseSeconds * 1000) await askNow(parts, order, checkout);
    return reply.redirect(`/orders/${order.id}`, 303);
  });

  app.post('/orders/:id/cancellation', own, async (request, reply) => {
    await cancelOrder(parts, learnerOf(request), request.params.id);
    return reply.redirect(`/orders/${request.params.id}`, 303);
  });

  app.post('/orders/:id/refund-requests', own, async (request, reply) => {
    const { id } = request.params;
    const form = parseForm(reasonForm, request.body);
    if (!form.ok) {
      const order = await getOwnOrder(parts, learnerOf(request), id);
      return reply.code(422).page(await orderPage(order, form));
    }
    await requestRefund(parts, learnerOf(request), id, form.value.reason);
    reply.flash('success', '退费申请已提交，进展会显示在本页。');
    return reply.redirect(`/orders/${id}`, 303);
  });
}

/** The actor's own order; somebody else's does not exist: `payment.order_not_found`. */
async function getOwnOrder(parts: Parts, actor: Learner, id: string): Promise<Order> {
  const order = await findOrder(parts.db, id);
  if (order?.accountId !== actor.accountId) throw new Refusal('payment.order_not_found');
  return order;
}

async function loadView(parts: Parts, order: Order, checkout: Checkout | undefined) {
  const events = await listEvents(parts.db, order.id);
  return viewOrder(order, {
    now: parts.clock.now(),
    access: await hasAccess(parts.db, order.enrolmentId),
    checkout: checkout ?? null,
    late: events.some((event) => event.kind === 'LATE'),
  });
}

async function loadTrace(parts: Parts, order: Order) {
  const events = (await listEvents(parts.db, order.id)).map((event) => ({
    text: describeEvent(event),
    at: event.at,
  }));
  const refunds = await listRefundEvents(parts.db, order.id);
  return [...events, ...refunds].sort((one, other) => one.at.getTime() - other.at.getTime());
}

async function askNow(parts: Parts, order: Order, { id }: Checkout): Promise<void> {
  try {
    await checkCheckout(parts, id);
  } catch (error) {
    parts.log.warn({ error, orderId: order.id }, 'the gateway could not be asked');
    throw new Refusal('payment.still_checking', { orderId: order.id });
  }
}
