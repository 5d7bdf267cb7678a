import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { confirmIntervention } from '../commands/interventions/confirm-intervention.ts';
import { rejectIntervention } from '../commands/interventions/reject-intervention.ts';
import { InterventionPage, InterventionsPage } from '../pages/intervention-page.tsx';
import { describeInterventions } from '../queries/interventions/descriptions.ts';
import {
  findIntervention,
  listDecided,
  listOpenProposals,
} from '../queries/interventions/interventions.ts';
import { countReachable } from '../queries/interventions/targets.ts';
import { listWindows } from '../queries/windows.ts';
import { interventionNames } from '../rules/intervention.ts';
import { barrierToDecide, maySee } from '../rules/policy.ts';
import { centre } from './access.ts';
import { InterventionParams, RejectionForm } from './forms.ts';

/** What was proposed, and the second clerk's decision on it (E17). */
export function interventionRoutes(app: App): void {
  const { db } = app.parts;

  const interventionPage = async (
    request: FastifyRequest,
    id: string,
    form: { values: FormValues; errors: FieldErrors } = { values: {}, errors: {} },
  ) => {
    const actor = officerOf(request);
    const intervention = await findIntervention(db, id);
    if (!intervention || !maySee(actor, intervention))
      throw new Refusal('exam.intervention_not_found');
    const [facts] = await describeInterventions(db, [intervention]);
    if (!facts) throw new Refusal('exam.intervention_not_found');
    return (
      <InterventionPage
        {...facts}
        reachable={await countReachable(db, intervention, await listWindows(db))}
        mayDecide={barrierToDecide(actor, intervention) === null}
        form={form}
      />
    );
  };

  app.get('/exam-monitor/interventions', { config: centre }, async (request, reply) => {
    const actor = officerOf(request);
    const waiting = (await listOpenProposals(db)).filter((one) => maySee(actor, one));
    const decided = await listDecided(db, actor.organisationId);
    const list = await describeInterventions(db, [...waiting, ...decided]);
    return reply.page(<InterventionsPage list={list} />);
  });

  app.get(
    '/exam-monitor/interventions/:id',
    { config: centre, schema: { params: InterventionParams } },
    async (request, reply) => reply.page(await interventionPage(request, request.params.id)),
  );

  app.post(
    '/exam-monitor/interventions/:id/confirmation',
    { config: centre, schema: { params: InterventionParams } },
    async (request, reply) => {
      const { id } = request.params;
      const { intervention, reached } = await confirmIntervention(
        app.parts,
        officerOf(request),
        id,
      );
      const later = intervention.kind === 'EXTEND' ? '，学员的页面会在一分钟内更新' : '';
      const what = interventionNames[intervention.kind];
      reply.flash('success', `已执行：${what}，${reached} 人${later}。`);
      return reply.redirect(`/exam-monitor/interventions/${id}`, 303);
    },
  );

  app.post(
    '/exam-monitor/interventions/:id/rejection',
    { config: centre, schema: { params: InterventionParams } },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(RejectionForm, request.body);
      if (!form.ok) return reply.code(422).page(await interventionPage(request, id, form));
      await rejectIntervention(app.parts, officerOf(request), id, form.value.because);
      reply.flash('success', '已驳回，没有作任何改动。');
      return reply.redirect(`/exam-monitor/interventions/${id}`, 303);
    },
  );
}
