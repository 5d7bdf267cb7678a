import { counterRoles, type Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
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

const atCounter = { config: { access: counterRoles } };
const onCorrection = { ...atCounter, by: officerOf, params: idParams };

/** The second officer's decision on a corrected name or number once results exist (roles.md). */
export function correctionRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  app.get(
    '/counter/corrections/:id',
    {
      ...disclosing(atCounter, { what: '更正申请', of: 'correction' }),
      schema: { params: idParams },
    },
    async (request, reply) =>
      reply.page(await page(officerOf(request), request.params.id, emptyForm)),
  );

  formAction(app, '/counter/corrections/:id/identity', {
    ...disclosing(onCorrection, { what: '更正申请中的完整证件号码', of: 'correction' }),
    act: ({ actor, params }) => revealProposedNumber(parts, actor, params.id),
    done: async ({ actor, params }, idNumber) => ({
      page: await page(actor, params.id, emptyForm, idNumber),
    }),
  });

  formAction(app, '/counter/corrections/:id/confirmation', {
    ...onCorrection,
    show: ({ actor, params }, form) => page(actor, params.id, form),
    refusedAt: {
      'identity.number_taken': {
        field: 'form',
        sentence: '这个证件号码已有账号。不能更正，请退回并写明原因。',
      },
    },
    act: ({ actor, params }) => confirmCorrection(parts, actor, params.id),
    done: ({ params }) => ({
      to: `/counter/corrections/${params.id}`,
      say: '已更正，学员会收到短信；印有原信息的合格单由系统重新出具。',
    }),
  });

  formAction(app, '/counter/corrections/:id/rejection', {
    ...onCorrection,
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
