import { dayOf } from '../../../kernel/calendar.ts';
import { type App, formAction, learnerOf, wantsJson } from '../../../platform/http/index.ts';
import { formatSeconds } from '../../../ui/index.ts';
import { getOwnEnrolment } from '../../enrolment/index.ts';
import { findPaymentOfficeFor, getLearner } from '../../people/index.ts';
import { cancelOrder } from '../commands/cancel-order.ts';
import { checkOrder } from '../commands/check-order.ts';
import { checkOut } from '../commands/check-out.ts';
import { openOrder } from '../commands/open-order.ts';
import { requestRefund } from '../commands/request-refund.ts';
import { withdrawRefund } from '../commands/withdraw-refund.ts';
import { OrderPage } from '../pages/order-page.tsx';
import { PaymentPage } from '../pages/payment-page.tsx';
import { findDue, getTopicFor } from '../queries/due.ts';
import { loadOrderPage, loadOrderState } from '../queries/order-page.ts';
import { getOwnOrder, listOrders } from '../queries/orders.ts';
import { silentSentence } from '../rules/gateway.ts';
import { gatewayForm, idParams, reasonForm } from './forms.ts';

const silent = { tone: 'warning', say: silentSentence } as const;

/** The learner pays online: choosing how, the order, the gateway, its state, the refund. */
export function orderRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;
  const own = { config: { access: ['LEARNER'] as const }, schema: { params: idParams } };
  const action = { config: own.config, by: learnerOf, params: idParams };

  app.get('/enrolments/:id/payment', own, async (request, reply) => {
    const actor = learnerOf(request);
    const enrolment = await getOwnEnrolment(db, actor, request.params.id);
    const orders = await listOrders(db, enrolment.id);
    const due = await findDue(db, enrolment, clock.now());
    if (!due) {
      const paid = orders.find((order) => order.state === 'PAID' || order.state === 'REFUNDING');
      return reply.redirect(paid ? `/orders/${paid.id}` : `/enrolments/${enrolment.id}`, 303);
    }
    const learner = await getLearner(db, actor.accountId);
    const returned = learner.registrationState === 'RETURNED';
    return reply.page(
      <PaymentPage
        enrolment={enrolment}
        topic={await getTopicFor(db, enrolment, clock.now())}
        due={due}
        office={await findPaymentOfficeFor(db, actor.accountId, dayOf(clock.now()))}
        orders={orders}
        gateways={[...parts.paymentGateways.keys()]}
        returned={returned ? (learner.registrationNote ?? '') : null}
      />,
    );
  });

  formAction(app, '/enrolments/:id/payment', {
    ...action,
    form: gatewayForm,
    act: async ({ actor, params }, { gateway }) =>
      checkOut(parts, actor, await openOrder(parts, actor, params.id, gateway)),
    done: (_asked, payPage) => ({ to: payPage }),
  });

  formAction(app, '/orders/:id/gateway-visits', {
    ...action,
    act: ({ actor, params }) => checkOut(parts, actor, params.id),
    done: (_asked, payPage) => ({ to: payPage }),
  });

  app.get('/orders/:id', own, async (request, reply) => {
    const order = await getOwnOrder(db, learnerOf(request), request.params.id);
    if (!wantsJson(request))
      return reply.page(<OrderPage {...(await loadOrderPage(parts, order))} />);
    const { view, checkout } = await loadOrderState(db, order, clock.now());
    const askedAt = checkout?.askedAt ? formatSeconds(checkout.askedAt) : null;
    return reply.header('cache-control', 'no-store').send({ ...view, askedAt });
  });

  formAction(app, '/orders/:id/checks', {
    ...action,
    act: ({ actor, params }) => checkOrder(parts, actor, params.id),
    done: ({ params }, answered) => ({ to: `/orders/${params.id}`, ...(answered ? {} : silent) }),
  });

  formAction(app, '/orders/:id/cancellation', {
    ...action,
    act: ({ actor, params }) => cancelOrder(parts, actor, params.id),
    done: ({ params }, answered) => ({ to: `/orders/${params.id}`, ...(answered ? {} : silent) }),
  });

  // An order is paid where it was opened for; another way is another order.
  formAction(app, '/orders/:id/other-ways', {
    ...action,
    act: async ({ actor, params }) => {
      const { enrolmentId } = await getOwnOrder(db, actor, params.id);
      return (await cancelOrder(parts, actor, params.id)) ? enrolmentId : null;
    },
    done: ({ params }, enrolmentId) =>
      enrolmentId
        ? { to: `/enrolments/${enrolmentId}/payment` }
        : { to: `/orders/${params.id}`, ...silent },
  });

  formAction(app, '/orders/:id/refund-requests', {
    ...action,
    form: reasonForm,
    show: async ({ actor, params }, form) => {
      const order = await getOwnOrder(db, actor, params.id);
      return <OrderPage {...(await loadOrderPage(parts, order))} form={form} />;
    },
    act: ({ actor, params }, { reason }) => requestRefund(parts, actor, params.id, reason),
    done: ({ params }) => ({
      to: `/orders/${params.id}`,
      say: '退费申请已提交，进展会显示在本页。',
    }),
  });

  formAction(app, '/orders/:id/refund-withdrawal', {
    ...action,
    act: ({ actor, params }) => withdrawRefund(parts, actor, params.id),
    done: ({ params }) => ({ to: `/orders/${params.id}`, say: '退费申请已撤回，课程照常学习。' }),
  });
}
