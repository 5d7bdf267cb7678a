import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listTopics } from '../../courses/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { cancelGroupOrder } from '../commands/cancel-group-order.ts';
import { checkCheckout } from '../commands/check-checkout.ts';
import { checkOutGroup } from '../commands/check-out-group.ts';
import { namePeople } from '../commands/name-people.ts';
import { placeGroupOrder } from '../commands/place-group-order.ts';
import { removePerson } from '../commands/remove-person.ts';
import { requestLineRefund } from '../commands/request-refund.ts';
import { GroupOrderPage } from '../pages/group-order-page.tsx';
import { GroupOrdersPage } from '../pages/group-orders-page.tsx';
import { findOpenCheckout } from '../queries/checkouts.ts';
import { loadOwnGroup } from '../queries/group-order-view.ts';
import { findGroupOrder, listGroupLines, listGroupOrders } from '../queries/group-orders.ts';
import { sumLines } from '../rules/group-order.ts';
import { getOwnGroupOrder, payerRoles } from '../rules/policy.ts';
import { idParams, reasonForm } from './forms.ts';
import { groupLineParams, namedForm, pickedForm } from './group-order-forms.ts';

const payer = { config: { access: payerRoles } };
const one = { ...payer, schema: { params: idParams } };
const line = { ...payer, schema: { params: groupLineParams } };

/** Units and agencies pay for their people (E21). */
export function groupOrderRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get('/group-orders', payer, async (request, reply) => {
    const organisationId = officerOf(request).organisationId;
    const groups = await listGroupOrders(db, organisationId);
    const ids = groups.map((group) => group.id);
    const lines = Map.groupBy(await listGroupLines(db, ids), (one) => one.groupOrderId);
    const titles = new Map((await listTopics(db)).map((topic) => [topic.id, topic.title]));
    const { name } = await getOrganisation(db, organisationId);
    const orders = groups.map((group) => ({
      ...group,
      topicTitle: titles.get(group.topicId) ?? '',
      sums: sumLines(lines.get(group.id) ?? []),
    }));
    return reply.page(<GroupOrdersPage payerName={name} orders={orders} />);
  });

  app.post('/group-orders', payer, async (request, reply) => {
    const form = parseForm(pickedForm, request.body);
    if (!form.ok) {
      reply.flash('error', Object.values(form.errors)[0] ?? '请选择人员。');
      return reply.redirect('/group-orders/new', 303);
    }
    const { id, leftOut } = await place(parts, officerOf(request), form.value);
    reply.flash(
      leftOut > 0 ? 'warning' : 'success',
      leftOut > 0 ? `订单已建立，${leftOut} 人没有列入。` : '订单已建立，请选择付款方式。',
    );
    return reply.redirect(`/group-orders/${id}`, 303);
  });

  app.get('/group-orders/:id', one, async (request, reply) => {
    const loaded = await loadOwnGroup(parts, officerOf(request), request.params.id);
    return reply.page(<GroupOrderPage {...loaded} />);
  });

  app.post('/group-orders/:id/gateway-visits', one, async (request, reply) =>
    reply.redirect(await checkOutGroup(parts, officerOf(request), request.params.id), 303),
  );

  app.post('/group-orders/:id/checks', one, async (request, reply) => {
    const { id } = request.params;
    getOwnGroupOrder(officerOf(request), await findGroupOrder(db, id));
    await askNow(parts, id);
    return reply.redirect(`/group-orders/${id}`, 303);
  });

  app.post('/group-orders/:id/named', one, async (request, reply) => {
    const { who } = namedForm.parse(request.body ?? {});
    await namePeople(parts, officerOf(request), request.params.id, who);
    reply.flash('success', who.length > 0 ? '已保存，请按指定人员的金额转账。' : '不再指定人员。');
    return reply.redirect(`/group-orders/${request.params.id}`, 303);
  });

  app.post('/group-orders/:id/cancellation', one, async (request, reply) => {
    await cancelGroupOrder(parts, officerOf(request), request.params.id);
    reply.flash('success', '未付款的部分已取消。');
    return reply.redirect(`/group-orders/${request.params.id}`, 303);
  });

  app.post('/group-orders/:id/lines/:orderId/removal', line, async (request, reply) => {
    const { id, orderId } = request.params;
    await removePerson(parts, officerOf(request), id, orderId);
    reply.flash('success', '已移出，应付金额相应减少。');
    return reply.redirect(`/group-orders/${id}`, 303);
  });

  app.post('/group-orders/:id/lines/:orderId/refund-requests', line, async (request, reply) => {
    const { id, orderId } = request.params;
    const form = parseForm(reasonForm, request.body);
    if (!form.ok) reply.flash('error', form.errors.reason ?? '请写明退费原因。');
    else {
      const { reason } = form.value;
      await requestLineRefund(parts, officerOf(request), id, { orderId, reason });
      reply.flash('success', '退费申请已提交，由收款单位处理。');
    }
    return reply.redirect(`/group-orders/${id}`, 303);
  });
}

async function place(
  parts: Parts,
  actor: Officer,
  { topicId, who, all }: z.infer<typeof pickedForm>,
): Promise<{ id: string; leftOut: number }> {
  const { id, leftOut } = await placeGroupOrder(parts, actor, {
    topicId,
    accountIds: all ? null : who,
  });
  return { id, leftOut: all ? 0 : leftOut.length };
}

async function askNow(parts: Parts, groupOrderId: string): Promise<void> {
  const checkout = await findOpenCheckout(parts.db, groupOrderId);
  if (!checkout) return;
  try {
    await checkCheckout(parts, checkout.id);
  } catch (error) {
    parts.log.warn({ error, groupOrderId }, 'the gateway could not be asked');
    throw new Refusal('payment.still_checking_group', { groupOrderId });
  }
}
