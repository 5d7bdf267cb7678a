import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
  rowsOf,
  sendWorkbook,
  takePage,
} from '../../../platform/http/index.ts';
import { exportedColumns } from '../../../ui/index.ts';
import { acceptCase } from '../commands/accept-case.ts';
import { addSlip } from '../commands/add-slip.ts';
import { closeCase } from '../commands/close-case.ts';
import { decideCase } from '../commands/decide-case.ts';
import { dropCase } from '../commands/drop-case.ts';
import { notifyAccused } from '../commands/notify-accused.ts';
import { overturnDecision } from '../commands/overturn-decision.ts';
import { proposeDecision } from '../commands/propose-decision.ts';
import { rejectCase } from '../commands/reject-case.ts';
import { sendProposalBack } from '../commands/send-proposal-back.ts';
import { upholdDecision } from '../commands/uphold-decision.ts';
import { caseColumns } from '../pages/case-columns.tsx';
import { CasePage } from '../pages/case-page.tsx';
import { CasesPage } from '../pages/cases-page.tsx';
import { listSubjects, loadCase } from '../queries/case-view.ts';
import { countCases, getCase, listCases } from '../queries/cases.ts';
import { statesOfGroup } from '../rules/case-kinds.ts';
import { decidingRoles } from '../rules/policy.ts';
import {
  AppealDecisionForm,
  CaseQuery,
  FileParams,
  NoticeForm,
  ProposalForm,
  ReasonForm,
  SlipForm,
} from './forms.ts';
import { sendFile } from './send-file.ts';

const pageSize = 50;
/** A copy holds at most so many rows. */
const mostCopied = 5000;
const bureau = { access: decidingRoles } as const;

/** The cases of N38 for the bureau: every step is a resource of its own. */
export function caseRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/cases',
    { config: { ...bureau, discloses: { what: '案件名单' } }, schema: { querystring: CaseQuery } },
    async (request, reply) => {
      const { group, as, cols, sort = '-at' } = request.query;
      const page = as ? 1 : request.query.page;
      const size = as ? mostCopied : pageSize;
      const states = statesOfGroup(group);
      const found = await listCases(db, { states, sort, ...rowsOf(page, size) });
      const { rows, turn } = takePage(found, page, size);
      const subjects = await listSubjects(db, rows);
      const named = rows.map((one) => ({ one, subject: subjects.get(one.id) ?? '' }));
      if (as === 'xlsx')
        return sendWorkbook(reply, '违规案件', {
          columns: exportedColumns(caseColumns, cols),
          rows: named,
        });
      const counts = await countCases(db);
      return reply.page(<CasesPage cases={{ rows: named, turn }} {...{ counts, group, sort }} />);
    },
  );

  const casePage = async (actor: Officer, id: string, form: FormState = emptyForm) => {
    const one = await getCase(db, id);
    const view = await loadCase(db, one);
    const findingHref = one.source === 'FINDING' ? `/findings/${one.reference}` : null;
    return <CasePage view={view} accountId={actor.accountId} {...{ findingHref, form }} />;
  };

  app.get(
    '/cases/:id',
    {
      config: { ...bureau, discloses: { what: '案件', of: 'irregularity_case' } },
      schema: { params: fields.idParams },
    },
    async (request, reply) => reply.page(await casePage(officerOf(request), request.params.id)),
  );

  app.get(
    '/cases/:id/files/:kind',
    {
      config: { ...bureau, discloses: { what: '案件材料', of: 'irregularity_case' } },
      schema: { params: FileParams },
    },
    async (request, reply) => {
      const { id, kind } = request.params;
      return sendFile(app, reply, await getCase(db, id), kind);
    },
  );

  /** A step of a case, by a form or by a button alone. */
  const step = <S extends z.ZodType = z.ZodUnknown>(
    path: string,
    say: string,
    act: (actor: Officer, id: string, value: z.infer<S>) => Promise<void>,
    form?: S,
  ) =>
    formAction(app, `/cases/:id/${path}`, {
      config: bureau,
      by: officerOf,
      params: fields.idParams,
      ...(form && { form }),
      show: ({ actor, params }, typed) => casePage(actor, params.id, typed),
      act: ({ actor, params }, value) => act(actor, params.id, value as z.infer<S>),
      done: ({ params }) => ({ to: `/cases/${params.id}`, say }),
    });

  step('acceptance', '已立案，请告知当事人。', (actor, id) => acceptCase(parts, actor, id));
  step(
    'rejection',
    '已不予受理。',
    (actor, id, { because }) => rejectCase(parts, actor, id, because),
    ReasonForm,
  );
  step(
    'notification',
    '已告知当事人。',
    (actor, id, { notice }) => notifyAccused(parts, actor, id, notice),
    NoticeForm,
  );
  step(
    'dropping',
    '案件已撤销。',
    (actor, id, { because }) => dropCase(parts, actor, id, because),
    ReasonForm,
  );
  step(
    'proposal',
    '已提交，由另一位工作人员决定。',
    (actor, id, proposal) => proposeDecision(parts, actor, id, proposal),
    ProposalForm,
  );
  step(
    'return',
    '已退回。',
    (actor, id, { because }) => sendProposalBack(parts, actor, id, because),
    ReasonForm,
  );
  step('decision', '决定已作出并由系统执行。', (actor, id) => decideCase(parts, actor, id));
  step(
    'appeal-decision',
    '复核决定已作出。',
    (actor, id, { outcome, because }) =>
      outcome === 'overturn'
        ? overturnDecision(parts, actor, id, because)
        : upholdDecision(parts, actor, id, because),
    AppealDecisionForm,
  );
  step('closing', '已结案。', (actor, id) => closeCase(parts, actor, id));
  step(
    'slips',
    '已增加。',
    (actor, id, { slipNo }) => addSlip(parts, actor, { id, slipNo }),
    SlipForm,
  );
}
