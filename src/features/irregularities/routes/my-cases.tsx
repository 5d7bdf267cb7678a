import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  emptyForm,
  type FormState,
  fields,
  formAction,
} from '../../../platform/http/index.ts';
import { appealDecision } from '../commands/appeal-decision.ts';
import { stateDefence } from '../commands/state-defence.ts';
import { MyCasePage } from '../pages/my-case-page.tsx';
import { MyCasesPage } from '../pages/my-cases-page.tsx';
import { loadCase } from '../queries/case-view.ts';
import { getCase, listCasesAgainst } from '../queries/cases.ts';
import { accusedOf, accusedRoles, isAccused } from '../rules/policy.ts';
import { FileParams, StatementForm } from './forms.ts';
import { sendFile } from './send-file.ts';

const accused = { access: accusedRoles } as const;

/** What the accused reads and states: a learner in person, an officer for the body. */
export function myCaseRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get('/my-cases', { config: accused }, async (request, reply) =>
    reply.page(<MyCasesPage cases={await listCasesAgainst(db, accusedOf(actorOf(request)))} />),
  );

  const getOwnCase = async (actor: Actor, id: string) => {
    const one = await getCase(db, id);
    if (!isAccused(actor, one)) throw new Refusal('irregularities.not_found');
    return one;
  };
  const casePage = async (actor: Actor, id: string, form: FormState = emptyForm) => {
    const view = await loadCase(db, await getOwnCase(actor, id));
    return <MyCasePage view={view} accountId={actor.accountId} form={form} />;
  };

  app.get(
    '/my-cases/:id',
    {
      config: { ...accused, discloses: { what: '案件', of: 'irregularity_case' } },
      schema: { params: fields.idParams },
    },
    async (request, reply) => reply.page(await casePage(actorOf(request), request.params.id)),
  );

  app.get(
    '/my-cases/:id/files/:kind',
    {
      config: { ...accused, discloses: { what: '案件材料', of: 'irregularity_case' } },
      schema: { params: FileParams },
    },
    async (request, reply) => {
      const { id, kind } = request.params;
      return sendFile(app, reply, await getOwnCase(actorOf(request), id), kind);
    },
  );

  const statement = {
    config: accused,
    by: actorOf,
    params: fields.idParams,
    form: StatementForm,
  } as const;

  formAction(app, '/my-cases/:id/defence', {
    ...statement,
    show: ({ actor, params }, form) => casePage(actor, params.id, form),
    act: ({ actor, params }, value) => stateDefence(parts, actor, params.id, value),
    done: ({ params }) => ({ to: `/my-cases/${params.id}`, say: '申辩已提交。' }),
  });

  formAction(app, '/my-cases/:id/appeal', {
    ...statement,
    show: ({ actor, params }, form) => casePage(actor, params.id, form),
    act: ({ actor, params }, value) => appealDecision(parts, actor, params.id, value),
    done: ({ params }) => ({
      to: `/my-cases/${params.id}`,
      say: '申诉已提交，由没有经手的工作人员复核。',
    }),
  });
}
