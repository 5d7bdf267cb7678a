import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
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
import { CollectForm, OrderForm, ReasonForm } from './forms.ts';

const orderers = { access: ['LEARNER', ...orderingRoles] } as const;
const collectors = { access: orderingRoles } as const;
const readers = {
  access: ['LEARNER', ...orderingRoles, ...fulfillingRoles, 'MUNICIPAL_OFFICER'],
} as const;

const destinationOf = (typed: { address: string; recipient: string; phone: string }) =>
  `${typed.recipient} ${typed.phone} ${typed.address}`.trim();

/** Placing and collecting orders, and their later steps on the orderer's side (N33). */
export function orderRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const textbooksPage = async (actor: Actor, form: FormState = emptyForm) => {
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

  formAction(app, '/textbooks/orders', {
    config: orderers,
    by: actorOf,
    form: OrderForm,
    show: ({ actor }, form) => textbooksPage(actor, form),
    act: ({ actor }, { copies, way, ...typed }) =>
      placeOrder(parts, actor, { copies, way, destination: destinationOf(typed) }),
    done: (_asked, id) => ({
      to: `/textbooks/orders/${id}`,
      say: '订单已提交。教材费单独结算，不包含在学习费之内。',
    }),
  });

  formAction(app, '/textbooks/collections', {
    config: collectors,
    by: officerOf,
    form: CollectForm,
    show: ({ actor }, form) => textbooksPage(actor, form),
    act: ({ actor }, { copies, way, id: ids, ...typed }) =>
      collectOrders(parts, actor, { copies, way, destination: destinationOf(typed), ids }),
    done: (_asked, id) => ({ to: `/textbooks/orders/${id}`, say: '已汇总成一张订单。' }),
  });

  const withId = { schema: { params: fields.idParams } };

  app.get(
    '/textbooks/orders/:id',
    { config: { ...readers, discloses: { what: '教材订单', of: 'textbook_order' } }, ...withId },
    async (request, reply) =>
      reply.page(
        <OrderPage {...(await loadOrderView(parts, actorOf(request), request.params.id))} />,
      ),
  );

  formAction(app, '/textbooks/orders/:id/cancellation', {
    config: { access: ['LEARNER', ...orderingRoles, ...fulfillingRoles] },
    by: actorOf,
    params: fields.idParams,
    form: ReasonForm,
    show: async ({ actor, params }, form) => (
      <OrderPage {...(await loadOrderView(parts, actor, params.id))} form={form} />
    ),
    act: ({ actor, params }, { reason }) => cancelOrder(parts, actor, params.id, reason),
    done: ({ params }) => ({ to: `/textbooks/orders/${params.id}`, say: '订单已取消。' }),
  });

  formAction(app, '/textbooks/orders/:id/handing-out', {
    config: collectors,
    by: officerOf,
    params: fields.idParams,
    act: ({ actor, params }) => handOut(parts, actor, params.id),
    done: ({ params }) => ({ to: `/textbooks/orders/${params.id}`, say: '已登记发放。' }),
  });

  formAction(app, '/textbooks/deliveries/:id/receipt', {
    config: orderers,
    by: actorOf,
    params: fields.idParams,
    act: ({ actor, params }) => confirmReceipt(parts, actor, params.id),
    done: (_asked, orderId) => ({ to: `/textbooks/orders/${orderId}`, say: '已确认收到，谢谢。' }),
  });

  app.get(
    '/textbooks/deliveries/:id/note.pdf',
    {
      config: { ...readers, discloses: { what: '教材发货单文件', of: 'textbook_delivery' } },
      ...withId,
    },
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
