import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import { acceptCase } from '../commands/accept-case.ts';
import { addSlip } from '../commands/add-slip.ts';
import {
  closeCase,
  decideCase,
  overturnDecision,
  upholdDecision,
} from '../commands/decide-case.ts';
import { dropCase } from '../commands/drop-case.ts';
import { notifyAccused } from '../commands/notify-accused.ts';
import { proposeDecision } from '../commands/propose-decision.ts';
import { rejectCase } from '../commands/reject-case.ts';
import { sendProposalBack } from '../commands/send-proposal-back.ts';
import { CasePage } from '../pages/case-page.tsx';
import { CasesPage, statesOfGroup } from '../pages/cases-page.tsx';
import { emptyForm, type FormState } from '../pages/form-state.ts';
import { listSubjects, loadCase } from '../queries/case-view.ts';
import { countCases, findCase, listCases } from '../queries/cases.ts';
import { decidingRoles } from '../rules/policy.ts';
import {
  AppealDecisionForm,
  CaseQuery,
  FileParams,
  NoticeForm,
  Params,
  ProposalForm,
  ReasonForm,
  SlipForm,
} from './forms.ts';
import { sendFile } from './send-file.ts';

const pageSize = 50;
const bureau = { access: decidingRoles } as const;

/** The cases of N38 before the bureau: every step is a resource of its own. */
export function caseRoutes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/cases',
    { config: bureau, schema: { querystring: CaseQuery } },
    async (request, reply) => {
      const { group, page } = request.query;
      const found = await listCases(db, {
        states: statesOfGroup[group],
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      const shown = found.slice(0, pageSize);
      const subjects = await listSubjects(db, shown);
      const rows = shown.map((one) => ({ one, subject: subjects.get(one.id) ?? '' }));
      const more = found.length > pageSize;
      const counts = await countCases(db);
      return reply.page(<CasesPage {...{ rows, counts, group, page, more }} />);
    },
  );

  const casePage = async (actor: Officer, id: string, form: FormState = emptyForm) => {
    const one = await findCase(db, id);
    if (!one) throw new Refusal('irregularities.not_found');
    const view = await loadCase(db, one);
    const findingHref = one.source === 'FINDING' ? `/findings/${one.reference}` : null;
    const { accountId } = actor;
    return <CasePage {...{ view, accountId, findingHref, form }} />;
  };

  app.get('/cases/:id', { config: bureau, schema: { params: Params } }, async (request, reply) =>
    reply.page(await casePage(officerOf(request), request.params.id)),
  );

  app.get(
    '/cases/:id/files/:kind',
    { config: bureau, schema: { params: FileParams } },
    async (request, reply) => {
      const one = await findCase(db, request.params.id);
      if (!one) throw new Refusal('irregularities.not_found');
      return sendFile(app, reply, one, request.params.kind);
    },
  );

  /** A step with a form: shown again when it is not filled in as it should, else done. */
  const step = <S extends z.ZodType>(
    path: string,
    schema: S,
    done: string,
    act: (actor: Officer, id: string, value: z.infer<S>) => Promise<unknown>,
  ) =>
    app.post(
      `/cases/:id/${path}`,
      { config: bureau, schema: { params: Params } },
      async (request, reply) => {
        const actor = officerOf(request);
        const { id } = request.params;
        const form = parseForm(schema, request.body);
        if (!form.ok) return reply.code(422).page(await casePage(actor, id, form));
        await act(actor, id, form.value);
        return finish(request, reply, done);
      },
    );
  const plain = (
    path: string,
    done: string,
    act: (actor: Officer, id: string) => Promise<unknown>,
  ) =>
    app.post(
      `/cases/:id/${path}`,
      { config: bureau, schema: { params: Params } },
      async (request, reply) => {
        await act(officerOf(request), request.params.id);
        return finish(request, reply, done);
      },
    );
  const finish = (
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
    done: string,
  ) => {
    reply.flash('success', done);
    return reply.redirect(`/cases/${request.params.id}`, 303);
  };
  const { parts } = app;

  plain('acceptance', '已立案，请告知当事人。', (actor, id) => acceptCase(parts, actor, id));
  step('rejection', ReasonForm, '已不予受理。', (actor, id, { because }) =>
    rejectCase(parts, actor, id, because),
  );
  step('notification', NoticeForm, '已告知当事人。', (actor, id, { notice }) =>
    notifyAccused(parts, actor, id, notice),
  );
  step('dropping', ReasonForm, '案件已撤销。', (actor, id, { because }) =>
    dropCase(parts, actor, id, because),
  );
  step('proposal', ProposalForm, '已提交，由另一位工作人员决定。', (actor, id, proposal) =>
    proposeDecision(parts, actor, id, proposal),
  );
  step('return', ReasonForm, '已退回。', (actor, id, { because }) =>
    sendProposalBack(parts, actor, id, because),
  );
  plain('decision', '决定已作出并由系统执行。', (actor, id) => decideCase(parts, actor, id));
  step(
    'appeal-decision',
    AppealDecisionForm,
    '复核决定已作出。',
    (actor, id, { outcome, because }) =>
      outcome === 'overturn'
        ? overturnDecision(parts, actor, id, because)
        : upholdDecision(parts, actor, id, because),
  );
  plain('closing', '已结案。', (actor, id) => closeCase(parts, actor, id));

  app.post(
    '/cases/:id/slips',
    { config: bureau, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = request.params;
      const form = parseForm(SlipForm, request.body);
      if (!form.ok) return reply.code(422).page(await casePage(actor, id, form));
      if (await addSlip(parts, actor, { id, slipNo: form.value.slipNo }))
        return finish(request, reply, '已增加。');
      const errors = { slipNo: '没有这个编号的合格单，或者它与当事人无关。' };
      return reply.code(422).page(await casePage(actor, id, { values: form.values, errors }));
    },
  );
}
