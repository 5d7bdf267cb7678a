import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  listOf,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { listLearningYears } from '../../learner-years/index.ts';
import { issueOrders } from '../commands/issue-orders.ts';
import { NewOrderPage } from '../pages/new-order-page.tsx';
import { OrdersPage } from '../pages/orders-page.tsx';
import { listAddressees } from '../queries/addressees.ts';
import { listChoices, listOrdersWithProgress } from '../queries/order-lists.ts';
import type { OrderKind } from '../rules/order.ts';
import { ownOrders } from '../rules/own-orders.ts';
import { issuingRoles, orderRoles } from '../rules/policy.ts';
import { NewOrderQuery, OrdersQuery, orderFormOf } from './forms.ts';

const both = { access: orderRoles } as const;
const issuers = { access: issuingRoles } as const;
const pageSize = 50;

/** Orders to catch up: those one has issued, those one has to answer, and a new one. */
export function orderRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  app.get(
    '/catch-up-orders',
    { config: both, schema: { querystring: OrdersQuery } },
    async (request, reply) => {
      const { side: asked, closed, page } = request.query;
      const own = ownOrders(officerOf(request));
      const side = (asked && own[asked] ? asked : null) ?? (own.received ? 'received' : 'issued');
      const filter = { ...own[side], closed: closed === '1', ...rowsOf(page, pageSize) };
      const found = await listOrdersWithProgress(db, side, filter);
      return reply.page(
        <OrdersPage
          side={side}
          sides={(['received', 'issued'] as const).filter((one) => own[one])}
          closed={closed === '1'}
          orders={takePage(found, page, pageSize)}
          today={dayOf(clock.now())}
        />,
      );
    },
  );

  const newPage = async (
    actor: Officer,
    { kind, year, member }: { kind: OrderKind; year?: number | undefined; member: string[] },
    form: FormState = emptyForm,
  ) => {
    // No table of participation has agencies: all of them are shown for choosing.
    const addressees = await listAddressees(db, actor, kind, kind === 'AGENCY' ? null : member);
    const missing = kind !== 'AGENCY' && addressees.length !== new Set(member).size;
    if (missing) throw new Refusal('supervision.not_found');
    const years = await listLearningYears(db);
    const chosenYear = year ?? years[0] ?? yearOf(clock.now());
    const choices = await listChoices(db, addressees, { kind, year: chosenYear });
    return (
      <NewOrderPage
        kind={kind}
        year={chosenYear}
        choices={choices.map((one) => ({ ...one, chosen: member.includes(one.member) }))}
        form={form}
      />
    );
  };

  app.get(
    '/catch-up-orders/new',
    { config: issuers, schema: { querystring: NewOrderQuery } },
    async (request, reply) => {
      const { kind, year, member } = request.query;
      if (kind !== 'AGENCY' && member.length === 0) {
        reply.flash('warning', '请先在表里勾选要督办的对象。');
        return reply.redirect(`/supervision${year ? `?year=${year}` : ''}`, 303);
      }
      return reply.page(await newPage(officerOf(request), { kind, year, member }));
    },
  );

  formAction(app, '/catch-up-orders', {
    config: issuers,
    by: officerOf,
    form: () => orderFormOf(dayOf(clock.now())),
    show: ({ actor }, form) => newPage(actor, listOf(NewOrderQuery, form.values), form),
    act: ({ actor }, { member, ...words }) =>
      issueOrders(parts, actor, { ...words, members: member }),
    done: (_asked, ids) => ({
      to: '/catch-up-orders?side=issued',
      say: `已下达${ids.length}件限期补学通知，对方会收到提醒。`,
    }),
  });
}
