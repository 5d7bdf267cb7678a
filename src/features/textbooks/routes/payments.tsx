import { type App, actorOf, fields, formAction, officerOf } from '../../../platform/http/index.ts';
import { payOnline } from '../commands/pay-online.ts';
import { proposeRefund } from '../commands/propose-refund.ts';
import { OrderPage } from '../pages/order-page.tsx';
import { loadOrderView } from '../queries/order-view.ts';
import { orderingRoles } from '../rules/policy.ts';
import { GatewayForm, RefundForm } from './forms.ts';

const silentSentence = '支付平台暂时没有答复，请过一会儿再试，或者换一种方式付款。';

/** Paying the bill of an order online, and giving its money back. */
export function paymentRoutes(app: App): void {
  const { parts } = app;

  formAction(app, '/textbooks/orders/:id/gateway-visits', {
    config: { access: ['LEARNER', ...orderingRoles] },
    by: actorOf,
    params: fields.idParams,
    form: GatewayForm,
    act: ({ actor, params }, { gateway }) => payOnline(parts, actor, params.id, gateway),
    done: ({ params }, payPage) =>
      payPage
        ? { to: payPage }
        : { to: `/textbooks/orders/${params.id}`, tone: 'warning', say: silentSentence },
  });

  formAction(app, '/textbooks/orders/:id/refund-proposals', {
    config: { access: ['CENTRE_CLERK'] },
    by: officerOf,
    params: fields.idParams,
    form: RefundForm,
    show: async ({ actor, params }, form) => (
      <OrderPage {...(await loadOrderView(parts, actor, params.id))} form={form} />
    ),
    act: ({ actor, params }, asked) => proposeRefund(parts, actor, params.id, asked),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位工作人员复核。' }),
  });
}
