import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, listOf, officerOf, parseForm } from '../../../platform/http/index.ts';
import { listLearningYears } from '../../learner-years/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { issueOrders } from '../commands/issue-orders.ts';
import { emptyForm, type FormState } from '../pages/form-state.ts';
import { NewOrderPage } from '../pages/new-order-page.tsx';
import { OrdersPage } from '../pages/orders-page.tsx';
import { listAddressees } from '../queries/addressees.ts';
import { listOrders } from '../queries/orders.ts';
import { keyOf, loadProgress } from '../queries/progress.ts';
import type { OrderKind } from '../rules/order.ts';
import { ownOrders } from '../rules/own-orders.ts';
import { issuingRoles, orderRoles } from '../rules/policy.ts';
import { NewOrderQuery, OrderForm, OrdersQuery } from './forms.ts';

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
      const found = await listOrders(db, {
        ...own[side],
        closed: closed === '1',
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      const orders = found.slice(0, pageSize);
      const progress = await loadProgress(db, orders);
      const bodies = await listOrganisationsById(
        db,
        orders.flatMap(({ addresseeId, issuerId }) => [addresseeId, issuerId]),
      );
      const nameOf = new Map(bodies.map(({ id, name }) => [id, name]));
      return reply.page(
        <OrdersPage
          side={side}
          sides={(['received', 'issued'] as const).filter((one) => own[one])}
          closed={closed === '1'}
          page={page}
          more={found.length > pageSize}
          today={dayOf(clock.now())}
          rows={orders.map((order) => ({
            order,
            now: progress.get(keyOf(order)) ?? { due: 0, reached: 0 },
            other: nameOf.get(side === 'received' ? order.issuerId : order.addresseeId) ?? '',
          }))}
        />,
      );
    },
  );

  const newPage = async (
    actor: Officer,
    { kind, year, member }: { kind: OrderKind; year?: number | undefined; member: string[] },
    form: FormState = emptyForm,
  ) => {
    // Agencies stand in no table of participation: all of them are shown for choosing.
    const addressees = await listAddressees(db, actor, kind, kind === 'AGENCY' ? null : member);
    const missing = kind !== 'AGENCY' && addressees.length !== new Set(member).size;
    if (missing) throw new Refusal('supervision.not_found');
    const years = await listLearningYears(db);
    const chosenYear = year ?? years[0] ?? yearOf(clock.now());
    const asked = addressees.map((one) => ({
      kind,
      member: one.member,
      year: chosenYear,
      metric: 'recorded' as const,
    }));
    const progress = await loadProgress(db, asked);
    return (
      <NewOrderPage
        kind={kind}
        year={chosenYear}
        choices={addressees.map((one, index) => ({
          member: one.member,
          name: one.organisation.name,
          chosen: member.includes(one.member),
          now: progress.get(keyOf(asked[index] as (typeof asked)[number])) ?? {
            due: 0,
            reached: 0,
          },
        }))}
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

  app.post('/catch-up-orders', { config: issuers }, async (request, reply) => {
    const actor = officerOf(request);
    const form = parseForm(OrderForm, request.body);
    const today = dayOf(clock.now());
    const errors = form.ok
      ? form.value.deadline <= today
        ? { deadline: '期限要在今天之后。' }
        : null
      : form.errors;
    if (!form.ok || errors) {
      const query = listOf(NewOrderQuery, form.values);
      const state = { values: form.values, errors: errors ?? {} };
      return reply.code(422).page(await newPage(actor, query, state));
    }
    const { member, ...words } = form.value;
    const ids = await issueOrders(parts, actor, { ...words, members: member });
    reply.flash('success', `已下达${ids.length}件限期补学通知，对方会收到提醒。`);
    return reply.redirect('/catch-up-orders?side=issued', 303);
  });
}
