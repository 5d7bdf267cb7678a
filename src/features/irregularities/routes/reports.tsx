import { type App, emptyForm, formAction, officerOf } from '../../../platform/http/index.ts';
import { reportCase } from '../commands/report-case.ts';
import { ReportPage } from '../pages/report-page.tsx';
import { ReportsPage } from '../pages/reports-page.tsx';
import { getAccused } from '../queries/accused.ts';
import { listCases } from '../queries/cases.ts';
import { reportingRoles } from '../rules/policy.ts';
import { ReportForm } from './forms.ts';

const reporters = { access: reportingRoles } as const;

/** The reports of bodies; a reporter sees the state of the case, not the case. */
export function reportRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/reports',
    { config: { ...reporters, discloses: { what: '上报的线索名单' } } },
    async (request, reply) => {
      const reportingOrganisationId = officerOf(request).organisationId;
      const cases = await listCases(db, { reportingOrganisationId, limit: 200, offset: 0 });
      return reply.page(<ReportsPage cases={cases} />);
    },
  );

  app.get('/reports/new', { config: reporters }, async (_request, reply) =>
    reply.page(<ReportPage form={emptyForm} />),
  );

  formAction(app, '/reports', {
    config: reporters,
    by: officerOf,
    form: ReportForm,
    show: (_asked, form) => <ReportPage form={form} />,
    act: async ({ actor }, { violation, year, title, facts, ...named }) =>
      reportCase(parts, actor, {
        ...(await getAccused(db, named)),
        ...{ violation, year, title, facts },
      }),
    done: () => ({ to: '/reports', say: '已提交，市人力社保局核实后，进展会显示在这里。' }),
  });
}
