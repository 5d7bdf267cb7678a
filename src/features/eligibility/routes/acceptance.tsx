import type { Officer } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { titleLevelNames } from '../../../kernel/title-level.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  sendPdf,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { formatDateTime } from '../../../ui/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { checkApplicants } from '../commands/check-applicants.ts';
import { decideApplicants } from '../commands/decide-applicants.ts';
import { AcceptanceCheckPage } from '../pages/acceptance-check-page.tsx';
import {
  acceptanceColumns,
  lineDecisionNames,
  lineOutcomeNames,
} from '../pages/acceptance-columns.tsx';
import { AcceptancePage } from '../pages/acceptance-page.tsx';
import { findCheck, listCheckLines, listChecks } from '../queries/acceptance.ts';
import { type ReadApplicants, readApplicants, rowsOfText } from '../rules/applicants.ts';
import { authorityRoles } from '../rules/policy.ts';
import { AcceptForm, CheckForm, Params } from './forms.ts';
import { rowsOfFile } from './list-file.ts';

const authorities = { access: authorityRoles } as const;
/** So many faults of a list are shown at once. */
const mostFaults = 20;

function describeFaults(faults: ReadApplicants['faults']): string {
  if (faults.length === 0) return '名单里没有人员，请每行写一人：姓名、证件号码。';
  const said = faults.slice(0, mostFaults).map(({ row, text }) => `第${row}行：${text}`);
  return `${said.join('；')}。`;
}

/** The authority's acceptance check of applicants, kept with its decisions (N37). */
export function acceptanceRoutes(app: App): void {
  const { db, clock, documents } = app.parts;

  const listPage = async (actor: Officer, form: FormState) => (
    <AcceptancePage
      checks={await listChecks(db, actor.organisationId)}
      year={yearOf(clock.now())}
      form={form}
    />
  );

  app.get(
    '/acceptance',
    { config: { ...authorities, discloses: { what: '受理核对名单' } } },
    async (request, reply) => reply.page(await listPage(officerOf(request), emptyForm)),
  );

  formAction(app, '/acceptance', {
    config: { ...authorities, discloses: { what: '受理核对名单' } },
    by: officerOf,
    form: CheckForm,
    show: ({ actor }, form) => listPage(actor, form),
    async act({ actor }, { year, level, source, list, file }) {
      const { rows, reading } = file
        ? await rowsOfFile(file)
        : { rows: rowsOfText(list), reading: null };
      const { applicants, faults } = readApplicants(source === 'LIST' ? rows : []);
      if (faults.length > 0 || (source === 'LIST' && applicants.length === 0)) {
        const because = describeFaults(faults);
        throw new Refusal(file ? 'eligibility.unreadable_list' : 'eligibility.faulty_list', {
          because,
        });
      }
      const listed = source === 'LIST' ? applicants : null;
      return checkApplicants(app.parts, actor, { year, level, list: listed, reading });
    },
    done: (_asked, id) => ({ to: `/acceptance/${id}` }),
  });

  const load = async (actor: Officer, id: string) => {
    const check = await findCheck(db, id, actor.organisationId);
    if (!check) throw new Refusal('eligibility.not_found');
    return { check, lines: await listCheckLines(db, check.id) };
  };

  const checkPage = async (actor: Officer, id: string, form: FormState) => (
    <AcceptanceCheckPage {...(await load(actor, id))} form={form} />
  );

  app.get(
    '/acceptance/:id',
    {
      config: { ...authorities, discloses: { what: '受理核对名单', of: 'acceptance_check' } },
      schema: { params: Params },
    },
    async (request, reply) =>
      reply.page(await checkPage(officerOf(request), request.params.id, emptyForm)),
  );

  formAction(app, '/acceptance/:id/decisions', {
    config: { ...authorities, discloses: { what: '受理核对名单', of: 'acceptance_check' } },
    by: officerOf,
    params: Params,
    async allow({ actor, params }) {
      await load(actor, params.id);
    },
    form: AcceptForm,
    show: ({ actor, params }, form) => checkPage(actor, params.id, form),
    refusedAt: { 'eligibility.line_not_ready': 'id' },
    act: ({ actor, params }, { id: lineIds, decision, note }) =>
      decideApplicants(app.parts, actor, {
        checkId: params.id,
        lineIds,
        accept: decision === 'accept',
        note,
      }),
    done: ({ params }, decided) => ({
      to: `/acceptance/${params.id}`,
      say: `已办理${decided}人，本人会收到短信。`,
    }),
  });

  app.get(
    '/acceptance/:id/result.pdf',
    {
      config: { ...authorities, discloses: { what: '受理核对结果文件', of: 'acceptance_check' } },
      schema: { params: Params },
    },
    async (request, reply) => {
      const { check, lines } = await load(officerOf(request), request.params.id);
      const pdf = await documents.renderPdf('eligibility/acceptance', {
        body: (await getOrganisation(db, check.organisationId)).name,
        year: check.applicationYear,
        level: titleLevelNames[check.level],
        madeBy: check.madeByName,
        madeAt: formatDateTime(check.madeAt),
        rows: lines.map((line) => ({
          name: line.name,
          idNumber: line.idNumberMasked,
          outcome: lineOutcomeNames[line.outcome],
          because: line.because,
          decision: line.decision ? lineDecisionNames[line.decision] : '',
        })),
      });
      return sendPdf(reply, `受理核验${check.applicationYear}`, pdf);
    },
  );

  app.get(
    '/acceptance/:id/result.xlsx',
    {
      config: { ...authorities, discloses: { what: '受理核对结果文件', of: 'acceptance_check' } },
      schema: { params: Params },
    },
    async (request, reply) => {
      const { check, lines } = await load(officerOf(request), request.params.id);
      const columns = acceptanceColumns(check);
      return sendWorkbook(reply, `受理核验${check.applicationYear}`, { columns, rows: lines });
    },
  );
}
