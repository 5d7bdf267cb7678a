import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, learnerOf, parseForm } from '../../../platform/http/index.ts';
import { Overloaded } from '../../../platform/micro-batcher.ts';
import { getOwnEnrolment } from '../../enrolment/index.ts';
import type { StartGate } from '../commands/start-queue/create-start-gate.ts';
import { CheckPage } from '../pages/check-page.tsx';
import { loadStartFacts } from '../queries/start-queue/start-facts.ts';
import { decideStart } from '../rules/start.ts';
import { deviceOf, learner } from './access.ts';
import { EnrolmentParams, StartForm } from './forms.ts';

/** The check before the exam (N21), and its start. */
export function startRoutes(app: App, gate: StartGate): void {
  const { db } = app.parts;

  const checkPage = async (
    request: FastifyRequest,
    enrolmentId: string,
    errors: Record<string, string>,
  ) => {
    const enrolment = await getOwnEnrolment(db, learnerOf(request), enrolmentId);
    const facts = (await loadStartFacts(db, [enrolment.id])).get(enrolment.id);
    if (!facts) throw new Refusal('enrolment.not_found');
    const decision = decideStart(facts);
    return <CheckPage {...{ enrolment, facts, decision, errors }} />;
  };

  app.get(
    '/exams/:enrolmentId',
    { config: learner, schema: { params: EnrolmentParams } },
    async (request, reply) => reply.page(await checkPage(request, request.params.enrolmentId, {})),
  );

  app.post(
    '/exams/:enrolmentId/attempts',
    { config: learner, schema: { params: EnrolmentParams } },
    async (request, reply) => {
      const { enrolmentId } = request.params;
      const form = parseForm(StartForm, request.body);
      if (!form.ok) return reply.code(422).page(await checkPage(request, enrolmentId, form.errors));
      const start = { actor: learnerOf(request), enrolmentId, device: deviceOf(request) };
      const outcome = await gate.start(start).catch((error: unknown) => {
        throw error instanceof Overloaded ? new Refusal('exam.crowded', { enrolmentId }) : error;
      });
      if (outcome === 'wait') return reply.redirect(`/exams/${enrolmentId}/queue`, 303);
      if ('refusal' in outcome) throw outcome.refusal;
      return reply.redirect(`/attempts/${outcome.attemptId}`, 303);
    },
  );
}
