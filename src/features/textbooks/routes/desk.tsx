import type { Officer } from '../../../kernel/actor.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
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
import { fulfillingRoles, fulfils } from '../rules/policy.ts';
import { BillsQuery, DeliverForm, DeskQuery, IdParams, PaymentForm } from './forms.ts';

const pageSize = 50;
const nobody = { orderId: '', values: {}, errors: {} };
const fulfillers = { access: fulfillingRoles } as const;
const readers = { access: [...fulfillingRoles, 'MUNICIPAL_OFFICER'] } as const;

/** The desk of those who fulfil orders: the queue, deliveries, bills. */
export function deskRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/textbook-desk',
    { config: readers, schema: { querystring: DeskQuery } },
    async (request, reply) => {
      const { state, page } = request.query;
      const found = await listForCentre(db, {
        state,
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      return reply.page(
        <DeskPage
          rows={await describeOrders(db, found.slice(0, pageSize))}
          counts={await countForCentre(db)}
          filter={{ state, page }}
          more={found.length > pageSize}
        />,
      );
    },
  );

  app.post(
    '/textbooks/orders/:id/acceptance',
    { config: fulfillers, schema: { params: IdParams } },
    async (request, reply) => {
      await acceptOrder(parts, officerOf(request), request.params.id);
      reply.flash('success', '已受理：教材已预留，账单已开出。');
      return reply.redirect(`/textbooks/orders/${request.params.id}`, 303);
    },
  );

  app.post(
    '/textbooks/orders/:id/deliveries',
    { config: fulfillers, schema: { params: IdParams } },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(DeliverForm, request.body);
      if (!form.ok) {
        const view = await loadOrderView(parts, officerOf(request), id);
        return reply.code(422).page(<OrderPage {...view} form={form} />);
      }
      await deliverBooks(parts, officerOf(request), id, form.value.copies);
      reply.flash('success', '发货单已开出，可以打印。');
      return reply.redirect(`/textbooks/orders/${id}`, 303);
    },
  );

  const billsPage = async (
    actor: Officer,
    paid: boolean,
    form: BillsPageProps['form'] = nobody,
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
    { config: readers, schema: { querystring: BillsQuery } },
    async (request, reply) =>
      reply.page(await billsPage(officerOf(request), request.query.paid === 'yes')),
  );

  app.post(
    '/textbooks/orders/:id/payment',
    { config: fulfillers, schema: { params: IdParams } },
    async (request, reply) => {
      const orderId = request.params.id;
      const form = parseForm(PaymentForm, request.body);
      if (!form.ok)
        return reply.code(422).page(
          await billsPage(officerOf(request), false, {
            orderId,
            values: form.values,
            errors: form.errors,
          }),
        );
      await recordPayment(parts, officerOf(request), orderId, form.value);
      reply.flash('success', '已登记到账。');
      return reply.redirect('/textbook-desk/bills', 303);
    },
  );
}
