import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../kernel/actor.ts';
import { type App, actorOf, parseForm } from '../../../platform/http/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { answerEmployment } from '../commands/decide-employment.ts';
import { idParams, reasonForm } from '../forms.ts';
import { StaffPage } from '../pages/staff-page.tsx';
import { listStaffLinks } from '../queries/employments.ts';
import type { RefusedRow } from '../refused-row.ts';

const unit = { access: ['UNIT_ADMIN'] } as const;

/** The unit says who works in it. */
export function staffRoutes(app: App): void {
  const { parts } = app;

  app.get('/staff', { config: unit }, async (request, reply) =>
    show(reply, actorOf(request), null),
  );

  app.post(
    '/staff/:id/confirmation',
    { config: unit, schema: { params: idParams } },
    async (request, reply) => {
      await answerEmployment(parts, actorOf(request), request.params.id, { state: 'CONFIRMED' });
      return reply.flash('success', '已确认为本单位人员。').redirect('/staff', 303);
    },
  );

  app.post(
    '/staff/:id/rejection',
    { config: unit, schema: { params: idParams } },
    async (request, reply) => {
      const form = parseForm(reasonForm, request.body);
      const { id } = request.params;
      if (!form.ok) return show(reply.code(422), actorOf(request), { ...form, id });
      const { reason } = form.value;
      const answer = { state: 'REJECTED', reason } as const;
      await answerEmployment(parts, actorOf(request), id, answer);
      return reply.flash('success', '已退回，对方会收到短信。').redirect('/staff', 303);
    },
  );

  async function show(reply: FastifyReply, actor: Actor, refused: RefusedRow | null) {
    const organisation = await getOrganisation(parts.db, actor.organisationId as string);
    const links = await listStaffLinks(parts.db, organisation.id);
    return reply.page(
      <StaffPage
        unitName={organisation.name}
        links={links}
        ownAccountId={actor.accountId}
        refused={refused}
      />,
    );
  }
}
