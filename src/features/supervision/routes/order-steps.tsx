import { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  type RefusedAt,
  sendAttachment,
} from '../../../platform/http/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { acceptReport } from '../commands/accept-report.ts';
import { acknowledgeOrder } from '../commands/acknowledge-order.ts';
import { escalateOrder } from '../commands/escalate-order.ts';
import { extendOrder } from '../commands/extend-order.ts';
import { reportOnOrder } from '../commands/report-on-order.ts';
import { sendReportBack } from '../commands/send-report-back.ts';
import { withdrawOrder } from '../commands/withdraw-order.ts';
import { OrderPage } from '../pages/order-page.tsx';
import { findOrder, listOrderEvents } from '../queries/orders.ts';
import { keyOf, loadProgress } from '../queries/progress.ts';
import {
  addressedRoles,
  isAddressee,
  isIssuer,
  issuingRoles,
  orderRoles,
} from '../rules/policy.ts';
import { reportFileKey } from '../rules/report-file.ts';
import { EscalationForm, ExtensionForm, Params, ReasonForm, ReportForm } from './forms.ts';

const both = { access: orderRoles } as const;
const schema = { params: Params };

/** One order and its steps, each a resource of its own. */
export function orderStepRoutes(app: App): void {
  const { parts } = app;
  const { db, clock, storage } = parts;

  const load = async (actor: Officer, id: string) => {
    const order = await findOrder(db, id);
    if (!order || !(isAddressee(actor, order) || isIssuer(actor, order)))
      throw new Refusal('supervision.not_found');
    return order;
  };
  const orderPage = async (actor: Officer, id: string, form: FormState = emptyForm) => {
    const order = await load(actor, id);
    const bodies = await listOrganisationsById(db, [order.addresseeId, order.issuerId]);
    const nameOf = (wanted: string) => bodies.find((one) => one.id === wanted)?.name ?? '';
    const progress = await loadProgress(db, [order]);
    return (
      <OrderPage
        order={order}
        side={isAddressee(actor, order) ? 'ADDRESSEE' : 'ISSUER'}
        role={actor.role}
        now={progress.get(keyOf(order)) ?? { due: 0, reached: 0 }}
        today={dayOf(clock.now())}
        addressee={nameOf(order.addresseeId)}
        issuer={nameOf(order.issuerId)}
        events={await listOrderEvents(db, id)}
        form={form}
      />
    );
  };

  app.get('/catch-up-orders/:id', { config: both, schema }, async (request, reply) =>
    reply.page(await orderPage(officerOf(request), request.params.id)),
  );

  app.get(
    '/catch-up-orders/:id/file',
    { config: { ...both, discloses: { what: '督办的整改材料', of: 'catch_up_order' } }, schema },
    async (request, reply) => {
      const order = await load(officerOf(request), request.params.id);
      if (!order.reportFile) throw new Refusal('supervision.not_found');
      return sendAttachment(reply, order.reportFile, await storage.read(reportFileKey(order.id)));
    },
  );

  /** One step: a form of its own or a button alone, with the sentence that says it is done. */
  const step = <S extends z.ZodType>(
    path: string,
    by: { access: typeof addressedRoles | typeof issuingRoles; refusedAt?: RefusedAt },
    form: S,
    say: string,
    act: (actor: Officer, id: string, value: z.infer<S>) => Promise<unknown>,
  ) =>
    formAction(app, `/catch-up-orders/:id/${path}`, {
      config: { access: by.access },
      by: officerOf,
      params: Params,
      form,
      show: ({ actor, params }, typed) => orderPage(actor, params.id, typed),
      ...(by.refusedAt && { refusedAt: by.refusedAt }),
      act: ({ actor, params }, value) => act(actor, params.id, value),
      done: ({ params }) => ({ to: `/catch-up-orders/${params.id}`, say }),
    });
  const addressee = { access: addressedRoles };
  const issuer = { access: issuingRoles };
  const button = z.unknown();

  step('acknowledgement', addressee, button, '已签收，请在期限前完成并报告。', (actor, id) =>
    acknowledgeOrder(parts, actor, id),
  );
  step('report', addressee, ReportForm, '已报告，等待对方认可。', (actor, id, value) =>
    reportOnOrder(parts, actor, id, value),
  );
  step('acceptance', issuer, button, '已认可，这件督办已办结。', (actor, id) =>
    acceptReport(parts, actor, id),
  );
  step('return', issuer, ReasonForm, '已退回，对方会收到原因。', (actor, id, { because }) =>
    sendReportBack(parts, actor, id, because),
  );
  const notLater = { 'supervision.not_later': 'deadline' };
  step(
    'extension',
    { ...issuer, refusedAt: notLater },
    ExtensionForm,
    '期限已延长。',
    (actor, id, value) => extendOrder(parts, actor, id, value),
  );
  step('withdrawal', issuer, ReasonForm, '已撤回。', (actor, id, { because }) =>
    withdrawOrder(parts, actor, id, because),
  );
  step('suspicion', issuer, EscalationForm, '已作为线索上报。', (actor, id, value) =>
    escalateOrder(parts, actor, id, value),
  );
}
