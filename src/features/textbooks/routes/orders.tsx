import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
  sendPdf,
} from '../../../platform/http/index.ts';
import { formatDate } from '../../../ui/index.ts';
import { cancelOrder } from '../commands/cancel-order.ts';
import { collectOrders } from '../commands/collect-orders.ts';
import { confirmReceipt } from '../commands/confirm-receipt.ts';
import { handOut } from '../commands/hand-out.ts';
import { placeOrder } from '../commands/place-order.ts';
import { OrderPage } from '../pages/order-page.tsx';
import { TextbooksPage } from '../pages/textbooks-page.tsx';
import { listWays } from '../queries/collectors.ts';
import { findDelivery } from '../queries/deliveries.ts';
import { describeOrders, loadOrderView } from '../queries/order-view.ts';
import { listOwnOrders, listToCollect } from '../queries/orders.ts';
import { listTitles } from '../queries/titles.ts';
import { fulfillingRoles, orderingRoles } from '../rules/policy.ts';
import { CollectForm, IdParams, OrderForm, ReasonForm } from './forms.ts';

const orderers = { access: ['LEARNER', ...orderingRoles] } as const;
const collectors = { access: orderingRoles } as const;
const everybody = {
  access: ['LEARNER', ...orderingRoles, ...fulfillingRoles, 'MUNICIPAL_OFFICER'],
} as const;

const destinationOf = (typed: { address: string; recipient: string; phone: string }) =>
  `${typed.recipient} ${typed.phone} ${typed.address}`.trim();

/** Ordering, gathering what others ordered, and what becomes of an order. */
export function orderRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const textbooksPage = async (
    actor: Actor,
    form: { values: FormValues; errors: FieldErrors } = { values: {}, errors: {} },
  ) => {
    const today = dayOf(parts.clock.now());
    const { accountId, organisationId } = actor;
    const owner = organisationId === null ? { accountId } : { organisationId };
    return (
      <TextbooksPage
        titles={await listTitles(db, today)}
        ways={await listWays(db, actor, today)}
        own={await describeOrders(db, await listOwnOrders(db, owner))}
        toCollect={
          organisationId === null
            ? null
            : await describeOrders(db, await listToCollect(db, organisationId))
        }
        form={form}
      />
    );
  };

  app.get('/textbooks', { config: orderers }, async (request, reply) =>
    reply.page(await textbooksPage(actorOf(request))),
  );

  app.post('/textbooks/orders', { config: orderers }, async (request, reply) => {
    const actor = actorOf(request);
    const form = parseForm(OrderForm, request.body);
    if (!form.ok) return reply.code(422).page(await textbooksPage(actor, form));
    const { copies, way } = form.value;
    const destination = destinationOf(form.value);
    const id = await placeOrder(parts, actor, { copies, way, destination });
    reply.flash('success', '订单已提交。教材费单独结算，不包含在70元之内。');
    return reply.redirect(`/textbooks/orders/${id}`, 303);
  });

  app.post('/textbooks/collections', { config: collectors }, async (request, reply) => {
    const actor = officerOf(request);
    const form = parseForm(CollectForm, request.body);
    if (!form.ok) return reply.code(422).page(await textbooksPage(actor, form));
    const { copies, way, id: ids } = form.value;
    const destination = destinationOf(form.value);
    const id = await collectOrders(parts, actor, { copies, way, destination, ids });
    reply.flash('success', '已汇总成一张订单。');
    return reply.redirect(`/textbooks/orders/${id}`, 303);
  });

  const withId = { schema: { params: IdParams } };

  app.get('/textbooks/orders/:id', { config: everybody, ...withId }, async (request, reply) =>
    reply.page(
      <OrderPage {...(await loadOrderView(parts, actorOf(request), request.params.id))} />,
    ),
  );

  app.post(
    '/textbooks/orders/:id/cancellation',
    { config: { access: ['LEARNER', ...orderingRoles, ...fulfillingRoles] }, ...withId },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(ReasonForm, request.body);
      if (!form.ok) {
        const view = await loadOrderView(parts, actorOf(request), id);
        return reply.code(422).page(<OrderPage {...view} form={form} />);
      }
      await cancelOrder(parts, actorOf(request), id, form.value.reason);
      reply.flash('success', '订单已取消。');
      return reply.redirect(`/textbooks/orders/${id}`, 303);
    },
  );

  app.post(
    '/textbooks/orders/:id/handing-out',
    { config: collectors, ...withId },
    async (request, reply) => {
      await handOut(parts, officerOf(request), request.params.id);
      reply.flash('success', '已登记发放。');
      return reply.redirect(`/textbooks/orders/${request.params.id}`, 303);
    },
  );

  app.post(
    '/textbooks/deliveries/:id/receipt',
    { config: orderers, ...withId },
    async (request, reply) => {
      const orderId = await confirmReceipt(parts, actorOf(request), request.params.id);
      reply.flash('success', '已确认收到，谢谢。');
      return reply.redirect(`/textbooks/orders/${orderId}`, 303);
    },
  );

  app.get(
    '/textbooks/deliveries/:id/note.pdf',
    { config: everybody, ...withId },
    async (request, reply) => {
      const delivery = await findDelivery(db, request.params.id);
      if (!delivery) throw new Refusal('textbooks.not_found');
      const view = await loadOrderView(parts, actorOf(request), delivery.orderId);
      const pdf = await parts.documents.renderPdf('textbooks/delivery-note', {
        noteNo: delivery.noteNo,
        orderNo: view.order.orderNo,
        orderer: view.orderer,
        destination: view.destination ?? view.collector ?? '',
        madeOn: formatDate(delivery.madeAt),
        lines: delivery.lines.map(({ name, quantity }) => ({ name, quantity })),
      });
      return sendPdf(reply, `教材发货单${delivery.noteNo}`, pdf);
    },
  );
}
