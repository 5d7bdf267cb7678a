import { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  fields,
  formAction,
  officerOf,
  sendPdf,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { formatDateTime } from '../../../ui/index.ts';
import {
  findOrganisation,
  getOrganisation,
  listOrganisationsById,
} from '../../organisations/index.ts';
import { freezeAssessment } from '../commands/freeze-assessment.ts';
import { type AssessmentRow, assessmentColumns } from '../pages/assessment-columns.tsx';
import { AssessmentPage } from '../pages/assessment-page.tsx';
import { AssessmentsPage } from '../pages/assessments-page.tsx';
import { assessPeople, loadAssessment } from '../queries/assessment-lines.ts';
import { listFrozen, listFrozenLines, listVersions } from '../queries/assessments.ts';
import { placeOfOrganisation } from '../queries/places.ts';
import { outcomeNames } from '../rules/assessment.ts';
import {
  authorityRoles,
  caringRoles,
  isCaring,
  isWithin,
  readingRoles,
  readingScopeOf,
} from '../rules/policy.ts';
import { VersionForm, YearQuery } from './forms.ts';

const pageSize = 50;
/** People of one unit on a page. */
const peopleOnPage = 200;
const readers = { access: readingRoles } as const;
const caring = { access: caringRoles } as const;
const UnitParams = z.object({ organisationId: fields.id });
type Asked = z.infer<typeof YearQuery>;
const schema = { params: UnitParams, querystring: YearQuery };

/** Annual assessment of units (N35, N36): as it stands, fixed as a document, seen by authorities. */
export function assessmentRoutes(app: App): void {
  const { db, clock, documents } = app.parts;

  app.get(
    '/assessments',
    {
      config: { ...readers, discloses: { what: '年度考核名单' } },
      schema: { querystring: YearQuery },
    },
    async (request, reply) => {
      const actor = officerOf(request);
      const year = request.query.year ?? yearOf(clock.now());
      if (!(authorityRoles as readonly string[]).includes(actor.role))
        return reply.page(await unitPage(actor, actor.organisationId, request.query));
      const { page } = request.query;
      const found = await listFrozen(db, readingScopeOf(actor), {
        year,
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      const shown = found.slice(0, pageSize);
      const ids = [...new Set(shown.map(({ organisationId }) => organisationId))];
      const units = new Map(
        (await listOrganisationsById(db, ids)).map((one) => [one.id, one.name]),
      );
      return reply.page(
        <AssessmentsPage
          rows={shown.map((frozen) => ({ frozen, unit: units.get(frozen.organisationId) ?? '' }))}
          year={year}
          page={page}
          more={found.length > pageSize}
        />,
      );
    },
  );

  const loadUnit = async (actor: Officer, organisationId: string) => {
    const unit = await findOrganisation(db, organisationId);
    const place = unit && (await placeOfOrganisation(db, unit, dayOf(clock.now())));
    if (!place || !isWithin(readingScopeOf(actor), place))
      throw new Refusal('eligibility.not_found');
    return unit;
  };

  const loadRows = async (organisationId: string, year: number) => {
    const unit = await getOrganisation(db, organisationId);
    const versions = await listVersions(db, organisationId, year);
    const [latest] = versions;
    const current = await loadAssessment(db, unit, year, clock.now());
    if (!latest)
      return {
        versions,
        rows: current.map((now): AssessmentRow => ({ ...now, fixed: undefined, now })),
      };
    const lines = await listFrozenLines(db, latest.id);
    const now = new Map(current.map((line) => [line.accountId, line]));
    const gone = lines.map(({ accountId }) => accountId).filter((id) => !now.has(id));
    for (const line of await assessPeople(db, gone, year)) now.set(line.accountId, line);
    const fixed = new Set(lines.map(({ accountId }) => accountId));
    const added = current.filter(({ accountId }) => !fixed.has(accountId));
    return {
      versions,
      rows: [
        ...lines.map(
          (line): AssessmentRow => ({ ...line, fixed: line, now: now.get(line.accountId) }),
        ),
        ...added.map((line): AssessmentRow => ({ ...line, fixed: undefined, now: line })),
      ],
    };
  };

  const unitPage = async (actor: Officer, organisationId: string, query: Asked) => {
    const unit = await loadUnit(actor, organisationId);
    const year = query.year ?? yearOf(clock.now());
    return (
      <AssessmentPage
        unit={unit}
        year={year}
        {...(await loadRows(unit.id, year))}
        page={query.page}
        pageSize={peopleOnPage}
        mayFreeze={isCaring(actor.role)}
      />
    );
  };

  app.get(
    '/assessments/:organisationId',
    {
      config: { ...readers, discloses: { what: '单位的年度考核名单', of: 'organisation' } },
      schema,
    },
    async (request, reply) => {
      const { organisationId } = request.params;
      return reply.page(await unitPage(officerOf(request), organisationId, request.query));
    },
  );

  formAction(app, '/assessments/:organisationId/versions', {
    config: caring,
    by: officerOf,
    params: UnitParams,
    allow: async ({ actor, params }) => {
      await loadUnit(actor, params.organisationId);
    },
    form: VersionForm,
    act: async ({ actor }, { year = yearOf(clock.now()) }) => ({
      year,
      ...(await freezeAssessment(app.parts, actor, year)),
    }),
    done: ({ params }, { year, version }) => ({
      to: `/assessments/${params.organisationId}?year=${year}`,
      say: `已确定${year}年名单（第${version}版），可以打印和下载。`,
    }),
  });

  app.get(
    '/assessments/:organisationId/list.pdf',
    { config: { ...readers, discloses: { what: '年度考核名单文件', of: 'organisation' } }, schema },
    async (request, reply) => {
      const unit = await loadUnit(officerOf(request), request.params.organisationId);
      const year = request.query.year ?? yearOf(clock.now());
      const [latest] = await listVersions(db, unit.id, year);
      if (!latest) throw new Refusal('eligibility.not_fixed', { year });
      const lines = await listFrozenLines(db, latest.id);
      const pdf = await documents.renderPdf('eligibility/assessment', {
        unit: unit.name,
        year,
        version: latest.version,
        frozenBy: latest.frozenByName,
        frozenAt: formatDateTime(latest.frozenAt),
        notExcellent: latest.notExcellent,
        rows: lines.map((line) => ({ ...line, outcome: outcomeNames[line.outcome] })),
      });
      return sendPdf(reply, `年度考核${year}`, pdf);
    },
  );

  app.get(
    '/assessments/:organisationId/list.xlsx',
    { config: { ...readers, discloses: { what: '年度考核名单文件', of: 'organisation' } }, schema },
    async (request, reply) => {
      const unit = await loadUnit(officerOf(request), request.params.organisationId);
      const year = request.query.year ?? yearOf(clock.now());
      const [latest] = await listVersions(db, unit.id, year);
      if (!latest) throw new Refusal('eligibility.not_fixed', { year });
      const lines = await listFrozenLines(db, latest.id);
      return sendWorkbook(reply, `年度考核${year}`, {
        columns: assessmentColumns(latest),
        rows: lines.map((line) => ({ ...line, fixed: line, now: undefined })),
      });
    },
  );
}
