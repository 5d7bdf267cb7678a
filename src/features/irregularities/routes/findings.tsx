import type { FastifyReply } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  listOf,
  officerOf,
  rowsOf,
  sendWorkbook,
  takePage,
} from '../../../platform/http/index.ts';
import { exportedColumns } from '../../../ui/index.ts';
import { dismissFindings } from '../commands/dismiss-findings.ts';
import { openCases } from '../commands/open-cases.ts';
import { orderRuns } from '../commands/order-runs.ts';
import { findingColumns } from '../pages/finding-columns.tsx';
import { FindingPage } from '../pages/finding-page.tsx';
import { type FindingList, FindingsPage, hrefOfList } from '../pages/findings-page.tsx';
import { listSubjects } from '../queries/case-view.ts';
import { countFindings, getFinding, listFindings } from '../queries/findings.ts';
import { listLatestRuns } from '../queries/runs.ts';
import { decidingRoles } from '../rules/policy.ts';
import { ChosenForm, ChosenReasonForm, FindingQuery, ReasonForm } from './forms.ts';

const pageSize = 50;
/** A copy holds at most so many rows. */
const mostCopied = 5000;
const bureau = { access: decidingRoles } as const;

/** The findings of the rules; the bureau settles them one by one or many at once. */
export function findingRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const loadRows = async ({ state, rule, sort, page }: FindingList, size = pageSize) => {
    const found = await listFindings(db, { state, rule, sort, ...rowsOf(page, size) });
    const { rows, turn } = takePage(found, page, size);
    const subjects = await listSubjects(db, rows);
    return { rows: rows.map((one) => ({ one, subject: subjects.get(one.id) ?? '' })), turn };
  };

  const listPage = async (filter: FindingList, form: FormState = emptyForm, size = pageSize) => {
    const findings = await loadRows(filter, size);
    const counts = await countFindings(db);
    const runs = await listLatestRuns(db);
    return <FindingsPage {...{ findings, counts, runs, filter, form }} />;
  };

  app.get(
    '/findings',
    {
      config: { ...bureau, discloses: { what: '线索名单' } },
      schema: { querystring: FindingQuery },
    },
    async (request, reply) => {
      const { as, cols, ...filter } = request.query;
      if (!as) return reply.page(await listPage(filter));
      const all = { ...filter, page: 1 };
      if (as === 'print') return reply.page(await listPage(all, emptyForm, mostCopied));
      return sendWorkbook(reply, '线索', {
        columns: exportedColumns(findingColumns, cols),
        rows: (await loadRows(all, mostCopied)).rows,
      });
    },
  );

  formAction(app, '/findings/runs', {
    config: bureau,
    by: officerOf,
    act: ({ actor }) => orderRuns(parts, actor),
    done: (_asked, ordered) => ({
      to: '/findings',
      say: ordered > 0 ? '已开始检查，结果会陆续出现。' : '检查已经在进行。',
    }),
  });

  formAction(app, '/findings/cases', {
    config: bureau,
    by: officerOf,
    form: ChosenForm,
    show: (_asked, form) => listPage(listOf(FindingQuery, form.values), form),
    act: ({ actor }, { id: ids }) => openCases(parts, actor, ids),
    done({ reply }, { caseIds, refused }, { id: _ids, ...list }) {
      if (caseIds.length > 0) reply.flash('success', `已转为${caseIds.length}个案件，待受理。`);
      flashRefused(reply, refused);
      return { to: hrefOfList(list) };
    },
  });

  formAction(app, '/findings/dismissals', {
    config: bureau,
    by: officerOf,
    form: ChosenReasonForm,
    show: (_asked, form) => listPage(listOf(FindingQuery, form.values), form),
    act: ({ actor }, { id: ids, because }) => dismissFindings(parts, actor, ids, because),
    done({ reply }, { dismissed, refused }, { id: _ids, because: _because, ...list }) {
      if (dismissed > 0) reply.flash('success', `已排除${dismissed}条线索。`);
      flashRefused(reply, refused);
      return { to: hrefOfList(list) };
    },
  });

  const findingPage = async (id: string, form: FormState = emptyForm) => {
    const one = await getFinding(db, id);
    const subject = (await listSubjects(db, [one])).get(id) ?? '';
    return <FindingPage {...{ one, subject, form }} />;
  };

  app.get(
    '/findings/:id',
    {
      config: { ...bureau, discloses: { what: '线索', of: 'irregularity_finding' } },
      schema: { params: fields.idParams },
    },
    async (request, reply) => reply.page(await findingPage(request.params.id)),
  );

  const onFinding = { config: bureau, by: officerOf, params: fields.idParams } as const;

  formAction(app, '/findings/:id/case', {
    ...onFinding,
    act: async ({ actor, params }) => {
      const { caseIds, refused } = await openCases(parts, actor, [params.id]);
      if (refused[0]) throw new Refusal(refused[0]);
      return caseIds[0];
    },
    done: (_asked, caseId) => ({ to: `/cases/${caseId}`, say: '已转为案件，请受理。' }),
  });

  formAction(app, '/findings/:id/dismissal', {
    ...onFinding,
    form: ReasonForm,
    show: ({ params }, form) => findingPage(params.id, form),
    act: async ({ actor, params }, { because }) => {
      const { refused } = await dismissFindings(parts, actor, [params.id], because);
      if (refused[0]) throw new Refusal(refused[0]);
    },
    done: () => ({ to: '/findings', say: '已排除这条线索。' }),
  });
}

function flashRefused(reply: FastifyReply, refused: readonly string[]): void {
  if (refused.length === 0) return;
  const own = refused.filter((code) => code === 'irregularities.own_case').length;
  const settled = refused.length - own;
  const sentences = [
    ...(own > 0 ? [`${own}条涉及您本人，请由另一位工作人员办理`] : []),
    ...(settled > 0 ? [`${settled}条已经处理过`] : []),
  ];
  reply.flash('warning', `${sentences.join('；')}。`);
}
