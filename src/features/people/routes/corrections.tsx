import type { FastifyReply } from 'fastify';
import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { tell } from '../../identity/index.ts';
import {
  confirmCorrection,
  rejectCorrection,
  revealProposedNumber,
} from '../commands/decide-correction.ts';
import { CorrectionPage } from '../pages/correction-page.tsx';
import { findPaymentOfficeFor } from '../queries/competent-bodies.ts';
import { findCorrection } from '../queries/corrections.ts';
import { getLearner } from '../queries/learner-profiles.ts';
import { barrierToDecide, maySeeCorrection } from '../rules/correction.ts';
import { idParams, reasonForm } from './forms.ts';

const desk = {
  config: { access: ['DISTRICT_CLERK', 'CENTRE_CLERK'] },
  schema: { params: idParams },
} as const;

const untouched = { values: {}, errors: {} };

/** The second officer's decision on a name or number that results carry (roles.md). */
export function correctionRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  app.get('/counter/corrections/:id', desk, async (request, reply) =>
    show(reply, officerOf(request), request.params.id, untouched),
  );

  app.post('/counter/corrections/:id/identity', desk, async (request, reply) => {
    const actor = officerOf(request);
    const { id } = request.params;
    return show(reply, actor, id, untouched, await revealProposedNumber(parts, actor, id));
  });

  app.post('/counter/corrections/:id/confirmation', desk, async (request, reply) => {
    const actor = officerOf(request);
    const { id } = request.params;
    try {
      await confirmCorrection(parts, actor, id);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'identity.number_taken') throw error;
      const form = `${tell(error).sentence}不能更正，请退回并写明原因。`;
      return show(reply.code(422), actor, id, { values: {}, errors: { form } });
    }
    reply.flash('success', '已更正，学员会收到短信；印有原信息的合格单由系统重新出具。');
    return reply.redirect(`/counter/corrections/${id}`, 303);
  });

  app.post('/counter/corrections/:id/rejection', desk, async (request, reply) => {
    const actor = officerOf(request);
    const { id } = request.params;
    const form = parseForm(reasonForm, request.body);
    if (!form.ok) return show(reply.code(422), actor, id, form);
    await rejectCorrection(parts, actor, id, form.value.reason);
    reply.flash('success', '已退回，没有作任何改动；学员会收到短信。');
    return reply.redirect(`/counter/corrections/${id}`, 303);
  });

  async function show(
    reply: FastifyReply,
    actor: Officer,
    id: string,
    form: { values: FormValues; errors: FieldErrors },
    idNumber: string | null = null,
  ) {
    const correction = await findCorrection(db, id);
    if (!correction || !maySeeCorrection(actor, correction))
      throw new Refusal('people.correction_not_found');
    const { accountId } = correction;
    const { organisation } = await findPaymentOfficeFor(db, accountId, dayOf(clock.now()));
    return reply.page(
      <CorrectionPage
        correction={correction}
        learner={await getLearner(db, accountId)}
        movedTo={organisation.id === correction.organisationId ? null : organisation.name}
        mayDecide={barrierToDecide(actor, correction) === null}
        idNumber={idNumber}
        form={form}
      />,
    );
  }
}
