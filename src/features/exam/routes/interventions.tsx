import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
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

/** Proposals, and a second clerk's decision on them (E17). */
export function interventionRoutes(app: App): void {
  const { db } = app.parts;

  const interventionPage = async (actor: Officer, id: string, form: FormState) => {
    const intervention = await findIntervention(db, id);
    if (!intervention || !maySee(actor, intervention))
      throw new Refusal('exam.intervention_not_found');
    const [described] = await describeInterventions(db, [intervention]);
    if (!described) throw new Refusal('exam.intervention_not_found');
    return (
      <InterventionPage
        {...described}
        reachable={await countReachable(db, intervention, await listWindows(db))}
        mayDecide={barrierToDecide(actor, intervention) === null}
        form={form}
      />
    );
  };

  app.get(
    '/exam-monitor/interventions',
    { config: { ...centre, discloses: { what: '考试干预名单' } } },
    async (request, reply) => {
      const actor = officerOf(request);
      const waiting = (await listOpenProposals(db)).filter((one) => maySee(actor, one));
      const decided = await listDecided(db, actor.organisationId);
      const list = await describeInterventions(db, [...waiting, ...decided]);
      return reply.page(<InterventionsPage list={list} />);
    },
  );

  app.get(
    '/exam-monitor/interventions/:id',
    {
      config: { ...centre, discloses: { what: '考试干预', of: 'exam_intervention' } },
      schema: { params: InterventionParams },
    },
    async (request, reply) =>
      reply.page(await interventionPage(officerOf(request), request.params.id, emptyForm)),
  );

  const pageOf = (id: string) => `/exam-monitor/interventions/${id}`;

  formAction(app, '/exam-monitor/interventions/:id/confirmation', {
    config: centre,
    by: officerOf,
    params: InterventionParams,
    act: ({ actor, params }) => confirmIntervention(app.parts, actor, params.id),
    done({ params }, { intervention: { kind }, reached }) {
      const later = kind === 'EXTEND' ? '，学员的页面会在一分钟内更新' : '';
      return {
        to: pageOf(params.id),
        say: `已执行：${interventionNames[kind]}，${reached} 人${later}。`,
      };
    },
  });

  formAction(app, '/exam-monitor/interventions/:id/rejection', {
    config: centre,
    by: officerOf,
    params: InterventionParams,
    form: RejectionForm,
    show: ({ actor, params }, form) => interventionPage(actor, params.id, form),
    act: ({ actor, params }, { because }) =>
      rejectIntervention(app.parts, actor, params.id, because),
    done: ({ params }) => ({ to: pageOf(params.id), say: '已驳回，没有作任何改动。' }),
  });
}
