import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  disclosing,
  emptyForm,
  fields,
  formAction,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { matchTransfers } from '../../payment/index.ts';
import { acceptOrder } from '../commands/accept-order.ts';
import { deliverBooks } from '../commands/deliver-books.ts';
import { recordPayment } from '../commands/record-payment.ts';
import { BillsPage, type BillsPageProps } from '../pages/bills-page.tsx';
import { DeskPage } from '../pages/desk-page.tsx';
import { OrderPage } from '../pages/order-page.tsx';
import { listBills } from '../queries/deliveries.ts';
import { describeOrders, loadOrderView } from '../queries/order-view.ts';
import { countForCentre, findOrder, listForCentre } from '../queries/orders.ts';
import { fulfillingRoles, fulfils, mayTakeCash } from '../rules/policy.ts';
import { BillsQuery, DeliverForm, DeskQuery, PaymentForm } from './forms.ts';

const pageSize = 50;
const untouched = { orderId: '', ...emptyForm };
const fulfillers = { access: fulfillingRoles } as const;
const readers = { access: [...fulfillingRoles, 'MUNICIPAL_OFFICER'] } as const;

/** Fulfilling orders: the queue, acceptance, deliveries, bills (N33). */
export function deskRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/textbook-desk',
    {
      config: { ...readers, discloses: { what: '教材订单名单' } },
      schema: { querystring: DeskQuery },
    },
    async (request, reply) => {
      const { state, page } = request.query;
      const found = await listForCentre(db, { state, ...rowsOf(page, pageSize) });
      const orders = takePage(found, page, pageSize);
      return reply.page(
        <DeskPage
          orders={{ ...orders, rows: await describeOrders(db, orders.rows) }}
          counts={await countForCentre(db)}
          state={state}
        />,
      );
    },
  );

  const onOrder = { config: fulfillers, by: officerOf, params: fields.idParams } as const;

  formAction(app, '/textbooks/orders/:id/acceptance', {
    ...onOrder,
    act: ({ actor, params }) => acceptOrder(parts, actor, params.id),
    done: ({ params }) => ({
      to: `/textbooks/orders/${params.id}`,
      say: '已受理：教材已预留，账单已开出。',
    }),
  });

  formAction(app, '/textbooks/orders/:id/deliveries', {
    ...onOrder,
    form: DeliverForm,
    show: async ({ actor, params }, form) => (
      <OrderPage {...(await loadOrderView(parts, actor, params.id))} form={form} />
    ),
    act: ({ actor, params }, { copies }) => deliverBooks(parts, actor, params.id, copies),
    done: ({ params }) => ({
      to: `/textbooks/orders/${params.id}`,
      say: '发货单已开出，可以打印。',
    }),
  });

  const billsPage = async (
    actor: Officer,
    paid: boolean,
    form: BillsPageProps['form'] = untouched,
  ) => {
    const bills = await listBills(db, paid, 200);
    const transfers = await matchTransfers(db, paid ? [] : bills);
    const orders = await Promise.all(bills.map(({ orderId }) => findOrder(db, orderId)));
    const rows = await describeOrders(
      db,
      orders.flatMap((order) => order ?? []),
    );
    const rowOf = new Map(rows.map((row) => [row.order.id, row]));
    return (
      <BillsPage
        paid={paid}
        records={fulfils(actor)}
        takesCash={mayTakeCash(actor)}
        rows={bills.map((bill) => ({
          bill,
          orderer: rowOf.get(bill.orderId)?.orderer ?? '',
          transfer: transfers.get(bill.billNo) ?? null,
        }))}
        form={form}
      />
    );
  };

  app.get(
    '/textbook-desk/bills',
    {
      config: { ...readers, discloses: { what: '教材账单' } },
      schema: { querystring: BillsQuery },
    },
    async (request, reply) =>
      reply.page(await billsPage(officerOf(request), request.query.paid === 'yes')),
  );

  formAction(app, '/textbooks/orders/:id/payment', {
    ...disclosing(onOrder, { what: '教材账单名单' }),
    form: PaymentForm,
    show: ({ actor, params }, form) => billsPage(actor, false, { orderId: params.id, ...form }),
    act: ({ actor, params }, payment) => recordPayment(parts, actor, params.id, payment),
    done: () => ({ to: '/textbook-desk/bills', say: '已登记到账。' }),
  });
}
