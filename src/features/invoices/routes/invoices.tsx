import type { Actor } from '../../../kernel/actor.ts';
import {
  type App,
  actorOf,
  emptyForm,
  type FormState,
  formAction,
} from '../../../platform/http/index.ts';
import { listPaidSources } from '../../payment/index.ts';
import { askInvoice } from '../commands/ask-invoice.ts';
import { correctInvoice } from '../commands/correct-invoice.ts';
import { AskPage } from '../pages/ask-page.tsx';
import { InvoicePage } from '../pages/invoice-page.tsx';
import { InvoicesPage } from '../pages/invoices-page.tsx';
import { loadInvoice } from '../queries/invoice-view.ts';
import { findLive, listOwn } from '../queries/invoices.ts';
import { getOwnPayment } from '../queries/own-payment.ts';
import { payerRoles } from '../rules/policy.ts';
import { askForm, correctionForm, idParams, SourceParams, sourceOf } from './forms.ts';

const config = { access: ['LEARNER', ...payerRoles] as const };
const personOf = (actor: Actor) => (actor.role === 'LEARNER' ? actor.name : null);

/** Payers ask for fiscal receipts and invoices, and correct them (E22). */
export function invoiceRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get('/invoices', { config }, async (request, reply) => {
    const actor = actorOf(request);
    const { organisationId, accountId } = actor;
    const owner = organisationId === null ? { accountId } : { organisationId };
    const invoices = await listOwn(db, owner);
    const paid = await listPaidSources(db, actor);
    return reply.page(<InvoicesPage invoices={invoices} paid={paid} />);
  });

  app.get(
    '/invoices/sources/:kind/:sourceId',
    {
      config: { ...config, discloses: { what: '可开票的缴费' } },
      schema: { params: SourceParams },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const paid = await getOwnPayment(db, actor, sourceOf(request.params));
      const live = await findLive(db, paid);
      if (live) return reply.redirect(`/invoices/${live.id}`, 303);
      return reply.page(<AskPage paid={paid} person={personOf(actor)} form={emptyForm} />);
    },
  );

  formAction(app, '/invoices/sources/:kind/:sourceId', {
    config,
    by: actorOf,
    params: SourceParams,
    form: ({ actor }) => askForm(personOf(actor)),
    show: async ({ actor, params }, form) => (
      <AskPage
        paid={await getOwnPayment(db, actor, sourceOf(params))}
        person={personOf(actor)}
        form={form}
      />
    ),
    act: ({ actor, params }, wanted) => askInvoice(parts, actor, sourceOf(params), wanted),
    done: (_asked, id) => ({
      to: `/invoices/${id}`,
      say: '申请已提交。开好以后本页显示号码，也会给您发消息。',
    }),
  });

  const page = async (actor: Actor, id: string, form: FormState) => (
    <InvoicePage {...(await loadInvoice(db, actor, id))} person={personOf(actor)} form={form} />
  );

  app.get(
    '/invoices/:id',
    {
      config: { ...config, discloses: { what: '票据', of: 'invoice' } },
      schema: { params: idParams },
    },
    async (request, reply) =>
      reply.page(await page(actorOf(request), request.params.id, emptyForm)),
  );

  formAction(app, '/invoices/:id/correction', {
    config,
    by: actorOf,
    params: idParams,
    form: ({ actor }) => correctionForm(personOf(actor)),
    show: ({ actor, params }, form) => page(actor, params.id, form),
    act: ({ actor, params }, title) => correctInvoice(parts, actor, params.id, title),
    done: (_asked, newer) => ({
      to: `/invoices/${newer}`,
      say: '更正已提交：原来的一张先红冲，随后按新抬头开具。',
    }),
  });
}
