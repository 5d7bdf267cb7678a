import { type App, disclosing, formAction, officerOf } from '../../../platform/http/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { cancelGroupOrder } from '../commands/cancel-group-order.ts';
import { checkGroupOrder } from '../commands/check-group-order.ts';
import { checkOutGroup } from '../commands/check-out-group.ts';
import { namePeople } from '../commands/name-people.ts';
import { removePerson } from '../commands/remove-person.ts';
import { requestLineRefund } from '../commands/request-line-refund.ts';
import { withdrawRefund } from '../commands/withdraw-refund.ts';
import { GroupOrderPage } from '../pages/group-order-page.tsx';
import { GroupOrdersPage } from '../pages/group-orders-page.tsx';
import { listOwnGroups, loadOwnGroup } from '../queries/group-order-view.ts';
import { silentSentence } from '../rules/gateway.ts';
import { payerRoles } from '../rules/policy.ts';
import { gatewayForm, groupLineParams, idParams, namedForm, reasonForm } from './forms.ts';

const silent = { tone: 'warning', say: silentSentence } as const;
const payer = { config: { access: payerRoles } };
const onGroup = { ...payer, by: officerOf, params: idParams };
const onLine = { ...payer, by: officerOf, params: groupLineParams };

/** Units and agencies pay for their people (E21). */
export function groupOrderRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get('/group-orders', payer, async (request, reply) => {
    const actor = officerOf(request);
    const { name } = await getOrganisation(db, actor.organisationId);
    return reply.page(<GroupOrdersPage payerName={name} orders={await listOwnGroups(db, actor)} />);
  });

  app.get(
    '/group-orders/:id',
    {
      ...disclosing(payer, { what: '团体订单的人员', of: 'group_order' }),
      schema: { params: idParams },
    },
    async (request, reply) => {
      const group = await loadOwnGroup(parts, officerOf(request), request.params.id);
      return reply.page(<GroupOrderPage {...group} />);
    },
  );

  formAction(app, '/group-orders/:id/gateway-visits', {
    ...onGroup,
    form: gatewayForm,
    act: ({ actor, params }, { gateway }) => checkOutGroup(parts, actor, params.id, gateway),
    done: ({ params }, payPage) =>
      payPage ? { to: payPage } : { to: `/group-orders/${params.id}`, ...silent },
  });

  formAction(app, '/group-orders/:id/checks', {
    ...onGroup,
    act: ({ actor, params }) => checkGroupOrder(parts, actor, params.id),
    done: ({ params }, answered) => ({
      to: `/group-orders/${params.id}`,
      ...(answered ? {} : silent),
    }),
  });

  formAction(app, '/group-orders/:id/named', {
    ...onGroup,
    form: namedForm,
    act: ({ actor, params }, { who }) => namePeople(parts, actor, params.id, who),
    done: ({ params }, _result, { who }) => ({
      to: `/group-orders/${params.id}`,
      say: who.length > 0 ? '已保存，请按指定人员的金额转账。' : '不再指定人员。',
    }),
  });

  formAction(app, '/group-orders/:id/cancellation', {
    ...onGroup,
    act: ({ actor, params }) => cancelGroupOrder(parts, actor, params.id),
    done: ({ params }, answered) => ({
      to: `/group-orders/${params.id}`,
      ...(answered ? { say: '未付款的部分已取消。' } : silent),
    }),
  });

  formAction(app, '/group-orders/:id/lines/:orderId/removal', {
    ...onLine,
    act: ({ actor, params }) => removePerson(parts, actor, params.id, params.orderId),
    done: ({ params }) => ({
      to: `/group-orders/${params.id}`,
      say: '已移出，应付金额相应减少。',
    }),
  });

  formAction(app, '/group-orders/:id/lines/:orderId/refund-requests', {
    ...onLine,
    form: reasonForm,
    show: async ({ actor, params }, form) => (
      <GroupOrderPage
        {...(await loadOwnGroup(parts, actor, params.id))}
        refund={{ ...form, orderId: params.orderId }}
      />
    ),
    act: ({ actor, params: { id, orderId } }, { reason }) =>
      requestLineRefund(parts, actor, id, { orderId, reason }),
    done: ({ params }) => ({
      to: `/group-orders/${params.id}`,
      say: '退费申请已提交，由收款单位处理。',
    }),
  });

  formAction(app, '/group-orders/:id/lines/:orderId/refund-withdrawal', {
    ...onLine,
    act: ({ actor, params }) => withdrawRefund(parts, actor, params.orderId),
    done: ({ params }) => ({ to: `/group-orders/${params.id}`, say: '退费申请已撤回。' }),
  });
}
