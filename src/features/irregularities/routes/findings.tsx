import type { FastifyReply } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import { dismissFindings } from '../commands/dismiss-findings.ts';
import { openCases } from '../commands/open-cases.ts';
import { orderRuns } from '../commands/order-runs.ts';
import { FindingPage } from '../pages/finding-page.tsx';
import { FindingsPage, hrefOfList } from '../pages/findings-page.tsx';
import { emptyForm, type FormState } from '../pages/form-state.ts';
import { listSubjects } from '../queries/case-view.ts';
import { countFindings, findFinding, listFindings } from '../queries/findings.ts';
import { listLatestRuns } from '../queries/runs.ts';
import { decidingRoles } from '../rules/policy.ts';
import { ChosenForm, ChosenReasonForm, FindingQuery, Params, ReasonForm } from './forms.ts';

const pageSize = 50;
const bureau = { access: decidingRoles } as const;
type List = ReturnType<typeof FindingQuery.parse>;

/** What the rules found, and what the bureau makes of it: one by one or many at once. */
export function findingRoutes(app: App): void {
  const { db, parts } = { db: app.parts.db, parts: app.parts };

  const listPage = async (filter: List, form: FormState = emptyForm) => {
    const found = await listFindings(db, {
      state: filter.state,
      rule: filter.rule,
      limit: pageSize + 1,
      offset: (filter.page - 1) * pageSize,
    });
    const shown = found.slice(0, pageSize);
    const subjects = await listSubjects(db, shown);
    const rows = shown.map((one) => ({ one, subject: subjects.get(one.id) ?? '' }));
    const counts = await countFindings(db);
    const runs = await listLatestRuns(db);
    const more = found.length > pageSize;
    return <FindingsPage {...{ rows, counts, runs, filter, more, form }} />;
  };

  app.get(
    '/findings',
    { config: bureau, schema: { querystring: FindingQuery } },
    async (request, reply) => reply.page(await listPage(request.query)),
  );

  app.post('/findings/runs', { config: bureau }, async (request, reply) => {
    const ordered = await orderRuns(parts, officerOf(request));
    reply.flash('success', ordered > 0 ? '已开始检查，结果会陆续出现。' : '检查已经在进行。');
    return reply.redirect('/findings', 303);
  });

  const tellRefused = (reply: FastifyReply, refused: readonly string[]) => {
    if (refused.length === 0) return;
    const own = refused.filter((code) => code === 'irregularities.own_case').length;
    const rest = refused.length - own;
    const parted = [
      ...(own > 0 ? [`${own}条涉及您本人，请由另一位工作人员办理`] : []),
      ...(rest > 0 ? [`${rest}条已经处理过`] : []),
    ];
    reply.flash('warning', `${parted.join('；')}。`);
  };

  app.post('/findings/cases', { config: bureau }, async (request, reply) => {
    const form = parseForm(ChosenForm, request.body);
    if (!form.ok) return reply.code(422).page(await listPage(FindingQuery.parse({}), form));
    const { id: ids, ...list } = form.value;
    const { caseIds, refused } = await openCases(parts, officerOf(request), ids);
    if (caseIds.length > 0) reply.flash('success', `已转为${caseIds.length}个案件，待受理。`);
    tellRefused(reply, refused);
    return reply.redirect(hrefOfList(list), 303);
  });

  app.post('/findings/dismissals', { config: bureau }, async (request, reply) => {
    const form = parseForm(ChosenReasonForm, request.body);
    if (!form.ok) {
      const list = FindingQuery.parse(form.values);
      return reply.code(422).page(await listPage(list, form));
    }
    const { id: ids, because, ...list } = form.value;
    const { dismissed, refused } = await dismissFindings(parts, officerOf(request), ids, because);
    if (dismissed > 0) reply.flash('success', `已排除${dismissed}条线索。`);
    tellRefused(reply, refused);
    return reply.redirect(hrefOfList(list), 303);
  });

  const findingPage = async (id: string, form: FormState = emptyForm) => {
    const one = await findFinding(db, id);
    if (!one) throw new Refusal('irregularities.not_found');
    const subject = (await listSubjects(db, [one])).get(id) ?? '';
    return <FindingPage {...{ one, subject, form }} />;
  };

  app.get('/findings/:id', { config: bureau, schema: { params: Params } }, async (request, reply) =>
    reply.page(await findingPage(request.params.id)),
  );

  app.post(
    '/findings/:id/case',
    { config: bureau, schema: { params: Params } },
    async (request, reply) => {
      const { caseIds, refused } = await openCases(parts, officerOf(request), [request.params.id]);
      if (refused[0]) throw new Refusal(refused[0]);
      reply.flash('success', '已转为案件，请受理。');
      return reply.redirect(`/cases/${caseIds[0]}`, 303);
    },
  );

  app.post(
    '/findings/:id/dismissal',
    { config: bureau, schema: { params: Params } },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(ReasonForm, request.body);
      if (!form.ok) return reply.code(422).page(await findingPage(id, form));
      const { because } = form.value;
      const { refused } = await dismissFindings(parts, officerOf(request), [id], because);
      if (refused[0]) throw new Refusal(refused[0]);
      reply.flash('success', '已排除这条线索。');
      return reply.redirect('/findings', 303);
    },
  );
}
