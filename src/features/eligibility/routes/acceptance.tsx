import type { FastifyRequest } from 'fastify';
import type { Officer } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { titleLevelNames } from '../../../kernel/title-level.ts';
import {
  type App,
  officerOf,
  parseForm,
  sendPdf,
  sendWorkbook,
  typed,
} from '../../../platform/http/index.ts';
import { sayReading } from '../../../platform/spreadsheets/index.ts';
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
import { AcceptancePage, type AcceptancePageProps } from '../pages/acceptance-page.tsx';
import { findCheck, listCheckLines, listChecks } from '../queries/acceptance.ts';
import { type ReadApplicants, readApplicants, rowsOfText } from '../rules/applicants.ts';
import { authorityRoles } from '../rules/policy.ts';
import { AcceptForm, CheckForm, Params } from './forms.ts';
import { rowsOfFile } from './list-file.ts';

const authorities = { access: authorityRoles } as const;
const fields = ['year', 'level', 'source', 'list'];
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

  const listPage = async (
    request: FastifyRequest,
    form: AcceptancePageProps['form'] = { values: {}, errors: {} },
  ) => (
    <AcceptancePage
      checks={await listChecks(db, officerOf(request).organisationId)}
      year={yearOf(clock.now())}
      form={form}
    />
  );

  app.get('/acceptance', { config: authorities }, async (request, reply) =>
    reply.page(await listPage(request)),
  );

  app.post('/acceptance', { config: authorities }, async (request, reply) => {
    const form = parseForm(CheckForm, request.body);
    const values = Object.fromEntries(fields.map((name) => [name, typed(form.values, name)]));
    if (!form.ok)
      return reply.code(422).page(await listPage(request, { values, errors: form.errors }));
    const { year, level, source, list, file } = form.value;
    const { rows, reading } = file
      ? await rowsOfFile(file)
      : { rows: rowsOfText(list), reading: null };
    const read = readApplicants(source === 'LIST' ? rows : []);
    if (read.faults.length > 0 || (source === 'LIST' && read.applicants.length === 0)) {
      const errors = { [file ? 'file' : 'list']: describeFaults(read.faults) };
      return reply.code(422).page(await listPage(request, { values, errors }));
    }
    const id = await checkApplicants(app.parts, officerOf(request), {
      year,
      level,
      list: source === 'LIST' ? read.applicants : null,
    });
    if (reading) reply.flash('info', sayReading(reading));
    return reply.redirect(`/acceptance/${id}`, 303);
  });

  const load = async (actor: Officer, id: string) => {
    const check = await findCheck(db, id, actor.organisationId);
    if (!check) throw new Refusal('eligibility.not_found');
    return { check, lines: await listCheckLines(db, check.id) };
  };

  app.get(
    '/acceptance/:id',
    { config: authorities, schema: { params: Params } },
    async (request, reply) =>
      reply.page(
        <AcceptanceCheckPage
          {...(await load(officerOf(request), request.params.id))}
          errors={{}}
        />,
      ),
  );

  app.post(
    '/acceptance/:id/decisions',
    { config: authorities, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const loaded = await load(actor, request.params.id);
      const form = parseForm(AcceptForm, request.body);
      if (!form.ok)
        return reply.code(422).page(<AcceptanceCheckPage {...loaded} errors={form.errors} />);
      const { id, decision, note } = form.value;
      const decided = await decideApplicants(app.parts, actor, {
        checkId: loaded.check.id,
        lineIds: id,
        accept: decision === 'accept',
        note,
      });
      reply.flash('success', `已办理${decided}人，本人会收到短信。`);
      return reply.redirect(`/acceptance/${loaded.check.id}`, 303);
    },
  );

  app.get(
    '/acceptance/:id/result.pdf',
    { config: authorities, schema: { params: Params } },
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
    { config: authorities, schema: { params: Params } },
    async (request, reply) => {
      const { check, lines } = await load(officerOf(request), request.params.id);
      const columns = acceptanceColumns(check);
      return sendWorkbook(reply, `受理核验${check.applicationYear}`, { columns, rows: lines });
    },
  );
}
