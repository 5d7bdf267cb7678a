import { z } from 'zod';
import { counterRoles } from '../../../kernel/actor.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { decideRefund } from '../commands/decide-refund.ts';
import { handBack } from '../commands/finish-refund.ts';
import { retryRefund } from '../commands/retry-refund.ts';
import { RefundsPage, type RefundsPageProps } from '../pages/refunds-page.tsx';
import { listRefunds } from '../queries/refunds.ts';
import { decisionForm, idParams } from './forms.ts';

const viewQuery = z.object({ view: z.literal('done').optional().catch(undefined) });

/** The officers of the body that took the money decide on giving it back (E20). */
export function refundRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const one = { config: { access: counterRoles }, schema: { params: idParams } };

  const refundsPage = async (
    organisationId: string,
    view: RefundsPageProps['view'],
    refused: RefundsPageProps['refused'] = null,
  ) => {
    const refunds = await listRefunds(db, organisationId, view);
    const people = await listPeople(
      db,
      refunds.map((refund) => refund.accountId),
    );
    const byId = new Map(people.map((person) => [person.accountId, person]));
    const rows = refunds.map((refund) => ({
      ...refund,
      name: byId.get(refund.accountId)?.name ?? '',
      idNumberMasked: byId.get(refund.accountId)?.idNumberMasked ?? '',
    }));
    const { name } = await getOrganisation(db, organisationId);
    return <RefundsPage view={view} officeName={name} refunds={rows} refused={refused} />;
  };

  app.get(
    '/refunds',
    { config: { access: counterRoles }, schema: { querystring: viewQuery } },
    async (request, reply) => {
      const view = request.query.view ? 'DONE' : 'OPEN';
      return reply.page(await refundsPage(officerOf(request).organisationId, view));
    },
  );

  app.post('/refunds/:id/decision', one, async (request, reply) => {
    const form = parseForm(decisionForm, request.body);
    if (!form.ok) {
      const refused = { ...form, id: request.params.id };
      const organisationId = officerOf(request).organisationId;
      return reply.code(422).page(await refundsPage(organisationId, 'OPEN', refused));
    }
    await decideRefund(parts, officerOf(request), request.params.id, form.value);
    reply.flash('success', form.value.agreed ? '已同意，学习权限已收回。' : '已答复学员。');
    return reply.redirect('/refunds', 303);
  });

  app.post('/refunds/:id/hand-back', one, async (request, reply) => {
    await handBack(parts, officerOf(request), request.params.id);
    reply.flash('success', '已登记退还。');
    return reply.redirect('/refunds', 303);
  });

  app.post('/refunds/:id/retries', one, async (request, reply) => {
    await retryRefund(parts, officerOf(request), request.params.id);
    reply.flash('success', '已重新发起退款。');
    return reply.redirect('/refunds', 303);
  });
}
