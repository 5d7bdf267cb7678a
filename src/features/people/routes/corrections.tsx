import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  refusedField,
} from '../../../platform/http/index.ts';
import { confirmCorrection } from '../commands/confirm-correction.ts';
import { rejectCorrection } from '../commands/reject-correction.ts';
import { revealProposedNumber } from '../commands/reveal-proposed-number.ts';
import { CorrectionPage } from '../pages/correction-page.tsx';
import { findPaymentOfficeFor } from '../queries/competent-bodies.ts';
import { findCorrection } from '../queries/corrections.ts';
import { getLearner } from '../queries/learner-profiles.ts';
import { barrierToDecide, maySeeCorrection } from '../rules/correction.ts';
import { idParams, reasonForm } from './forms.ts';

const atCounter = { config: { access: counterRoles }, schema: { params: idParams } };

/** The second officer's decision on a corrected name or number once results exist (roles.md). */
export function correctionRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  app.get('/counter/corrections/:id', atCounter, async (request, reply) =>
    reply.page(await page(officerOf(request), request.params.id, emptyForm)),
  );

  // The number is shown once, so the answer is the page itself.
  app.post('/counter/corrections/:id/identity', atCounter, async (request, reply) => {
    const actor = officerOf(request);
    const { id } = request.params;
    const idNumber = await revealProposedNumber(parts, actor, id);
    return reply.page(await page(actor, id, emptyForm, idNumber));
  });

  app.post('/counter/corrections/:id/confirmation', atCounter, async (request, reply) => {
    const actor = officerOf(request);
    const { id } = request.params;
    try {
      await confirmCorrection(parts, actor, id);
    } catch (error) {
      const taken = refusedField(app, error, { 'identity.number_taken': 'form' });
      if (!taken) throw error;
      request.refusal = taken.code;
      const form = `${taken.answer.sentence}不能更正，请退回并写明原因。`;
      return reply.code(422).page(await page(actor, id, { values: {}, errors: { form } }));
    }
    reply.flash('success', '已更正，学员会收到短信；印有原信息的合格单由系统重新出具。');
    return reply.redirect(`/counter/corrections/${id}`, 303);
  });

  formAction(app, '/counter/corrections/:id/rejection', {
    config: atCounter.config,
    by: officerOf,
    params: idParams,
    form: reasonForm,
    show: ({ actor, params }, form) => page(actor, params.id, form),
    act: ({ actor, params }, { reason }) => rejectCorrection(parts, actor, params.id, reason),
    done: ({ params }) => ({
      to: `/counter/corrections/${params.id}`,
      say: '已退回，没有作任何改动；学员会收到短信。',
    }),
  });

  async function page(actor: Officer, id: string, form: FormState, idNumber: string | null = null) {
    const correction = await findCorrection(db, id);
    if (!correction || !maySeeCorrection(actor, correction))
      throw new Refusal('people.correction_not_found');
    const { accountId } = correction;
    const { organisation } = await findPaymentOfficeFor(db, accountId, dayOf(clock.now()));
    return (
      <CorrectionPage
        correction={correction}
        learner={await getLearner(db, accountId)}
        movedTo={organisation.id === correction.organisationId ? null : organisation.name}
        mayDecide={barrierToDecide(actor, correction) === null}
        idNumber={idNumber}
        form={form}
      />
    );
  }
}
