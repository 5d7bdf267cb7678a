import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, actorOf, parseForm } from '../../../platform/http/index.ts';
import { appealDecision } from '../commands/appeal-decision.ts';
import { stateDefence } from '../commands/state-defence.ts';
import { emptyForm, type FormState } from '../pages/form-state.ts';
import { MyCasePage } from '../pages/my-case-page.tsx';
import { MyCasesPage } from '../pages/my-cases-page.tsx';
import { loadCase } from '../queries/case-view.ts';
import { findCase, listCasesAgainst } from '../queries/cases.ts';
import { accusedOf, accusedRoles, isAccused } from '../rules/policy.ts';
import { AnswerForm, FileParams, Params } from './forms.ts';
import { sendFile } from './send-file.ts';

const accused = { access: accusedRoles } as const;

/** What the accused reads and says: a person for himself, an officer for his body. */
export function myCaseRoutes(app: App): void {
  const { db } = app.parts;

  app.get('/my-cases', { config: accused }, async (request, reply) =>
    reply.page(<MyCasesPage cases={await listCasesAgainst(db, accusedOf(actorOf(request)))} />),
  );

  const load = async (actor: Actor, id: string) => {
    const one = await findCase(db, id);
    if (!one || !isAccused(actor, one)) throw new Refusal('irregularities.not_found');
    return one;
  };
  const casePage = async (actor: Actor, id: string, form: FormState = emptyForm) => {
    const view = await loadCase(db, await load(actor, id));
    return <MyCasePage view={view} accountId={actor.accountId} form={form} />;
  };

  app.get(
    '/my-cases/:id',
    { config: accused, schema: { params: Params } },
    async (request, reply) => reply.page(await casePage(actorOf(request), request.params.id)),
  );

  app.get(
    '/my-cases/:id/files/:kind',
    { config: accused, schema: { params: FileParams } },
    async (request, reply) => {
      const { id, kind } = request.params;
      return sendFile(app, reply, await load(actorOf(request), id), kind);
    },
  );

  const answer = (kind: 'defence' | 'appeal', act: typeof stateDefence, done: string) =>
    app.post(
      `/my-cases/:id/${kind}`,
      { config: accused, schema: { params: Params } },
      async (request, reply) => {
        const actor = actorOf(request);
        const { id } = request.params;
        const form = parseForm(AnswerForm, request.body);
        if (!form.ok) return reply.code(422).page(await casePage(actor, id, form));
        await act(app.parts, actor, id, form.value);
        reply.flash('success', done);
        return reply.redirect(`/my-cases/${id}`, 303);
      },
    );
  answer('defence', stateDefence, '申辩已提交。');
  answer('appeal', appealDecision, '申诉已提交，由没有经手的工作人员复核。');
}
