import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, type FieldErrors, formAction, learnerOf } from '../../../platform/http/index.ts';
import { getOwnEnrolment } from '../../enrolment/index.ts';
import type { StartGate } from '../commands/start-queue/create-start-gate.ts';
import { CheckPage } from '../pages/check-page.tsx';
import { loadStartFacts } from '../queries/start-queue/start-facts.ts';
import { decideStart } from '../rules/start.ts';
import { deviceOf, learner } from './access.ts';
import { asNotStarted } from './batches.ts';
import { EnrolmentParams, StartForm } from './forms.ts';

/** The check before the exam (N21), and its start. */
export function startRoutes(app: App, gate: StartGate): void {
  const { db } = app.parts;

  const checkPage = async (actor: Learner, enrolmentId: string, errors: FieldErrors) => {
    const enrolment = await getOwnEnrolment(db, actor, enrolmentId);
    const facts = (await loadStartFacts(db, [enrolment.id])).get(enrolment.id);
    if (!facts) throw new Refusal('enrolment.not_found');
    const decision = decideStart(facts);
    return <CheckPage {...{ enrolment, facts, decision, errors }} />;
  };

  app.get(
    '/exams/:enrolmentId',
    { config: learner, schema: { params: EnrolmentParams } },
    async (request, reply) =>
      reply.page(await checkPage(learnerOf(request), request.params.enrolmentId, {})),
  );

  formAction(app, '/exams/:enrolmentId/attempts', {
    config: learner,
    by: learnerOf,
    params: EnrolmentParams,
    form: StartForm,
    show: ({ actor, params }, { errors }) => checkPage(actor, params.enrolmentId, errors),
    async act({ request, actor, params: { enrolmentId } }) {
      const start = { actor, enrolmentId, device: deviceOf(request) };
      const outcome = await gate
        .start(start)
        .catch((error: unknown) => asNotStarted(error, enrolmentId));
      if (outcome !== 'wait' && 'refusal' in outcome) throw outcome.refusal;
      return outcome;
    },
    done: ({ params }, outcome) => ({
      to:
        outcome === 'wait'
          ? `/exams/${params.enrolmentId}/queue`
          : `/attempts/${outcome.attemptId}`,
    }),
  });
}
