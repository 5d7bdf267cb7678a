import type { FastifyReply } from 'fastify';
import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { claimIdentity } from '../commands/claim-identity.ts';
import { grantClaim, rejectClaim } from '../commands/settle-claim.ts';
import { ClaimMadePage } from '../pages/claim-made-page.tsx';
import { ClaimPage } from '../pages/claim-page.tsx';
import { ClaimsPage } from '../pages/claims-page.tsx';
import { HandedOverPage } from '../pages/handed-over-page.tsx';
import type { RefusedRow } from '../pages/refused-row.ts';
import { loadChoices } from '../queries/choices.ts';
import { listDistrictsHeard } from '../queries/claim-desk.ts';
import { findClaim, listOpenClaims } from '../queries/claims.ts';
import { registrationFault } from '../queries/registration-fault.ts';
import { claimForm, documentForm, idParams, reasonForm } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const desk = { access: ['DISTRICT_CLERK', 'CENTRE_CLERK'] } as const;

/** "This number is mine, but it is taken" (Q4): the public form and the desk that settles it. */
export function claimRoutes(app: App): void {
  const { parts } = app;

  app.get('/claims/new', { config: everyone }, async (_request, reply) => showForm(reply, {}, {}));

  app.post(
    '/claims/new',
    { config: { ...everyone, rateLimit: { max: 30, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const form = parseForm(claimForm(parts.clock.now()), request.body);
      if (!form.ok) return showForm(reply.code(422), form.values, form.errors);
      const errors = await registrationFault(parts, { districtId: form.value.districtId });
      if (errors) return showForm(reply.code(422), form.values, errors);
      const reference = await claimIdentity(parts, form.value);
      return reply.page(<ClaimMadePage reference={reference} />);
    },
  );

  app.get('/claims', { config: desk }, async (request, reply) =>
    showDesk(reply, officerOf(request), null),
  );

  app.post(
    '/claims/:id/grant',
    { config: desk, schema: { params: idParams } },
    async (request, reply) => {
      const { id } = request.params;
      const actor = officerOf(request);
      const form = parseForm(documentForm, request.body);
      if (!form.ok) return showDesk(reply.code(422), actor, { ...form, id });
      const code = await grantClaim(parts, actor, id, form.value.idNumber);
      const claim = await findClaim(parts.db, id);
      // Shown once, never again: so the answer is the page itself.
      return reply.page(<HandedOverPage code={code} name={claim?.claimantName ?? ''} />);
    },
  );

  app.post(
    '/claims/:id/rejection',
    { config: desk, schema: { params: idParams } },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(reasonForm, request.body);
      if (!form.ok) return showDesk(reply.code(422), officerOf(request), { ...form, id });
      await rejectClaim(parts, officerOf(request), id, form.value.reason);
      return reply.flash('success', '申领已退回，申请人会收到短信。').redirect('/claims', 303);
    },
  );

  async function showForm(reply: FastifyReply, values: FormValues, errors: FieldErrors) {
    const { districts } = await loadChoices(parts);
    return reply.page(<ClaimPage form={{ values, errors }} districts={districts} />);
  }

  async function showDesk(reply: FastifyReply, actor: Officer, refused: RefusedRow | null) {
    const day = dayOf(parts.clock.now());
    const heard = await listDistrictsHeard(parts.db, actor.organisationId ?? '', day);
    const claims = await listOpenClaims(parts.db, heard);
    return reply.page(<ClaimsPage claims={claims} refused={refused} />);
  }
}
