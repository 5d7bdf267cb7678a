import { type App, officerOf, parseForm } from '../../../platform/http/index.ts';
import { reportCase } from '../commands/report-case.ts';
import { emptyForm } from '../pages/form-state.ts';
import { ReportPage } from '../pages/report-page.tsx';
import { ReportsPage } from '../pages/reports-page.tsx';
import { findAccused } from '../queries/accused.ts';
import { listCases } from '../queries/cases.ts';
import { reportingRoles } from '../rules/policy.ts';
import { ReportForm } from './forms.ts';

const reporters = { access: reportingRoles } as const;

/** Bodies report what they see; they read what became of it, not the case. */
export function reportRoutes(app: App): void {
  const { db } = app.parts;

  app.get('/reports', { config: reporters }, async (request, reply) => {
    const reportingOrganisationId = officerOf(request).organisationId;
    const cases = await listCases(db, { reportingOrganisationId, limit: 200, offset: 0 });
    return reply.page(<ReportsPage cases={cases} />);
  });

  app.get('/reports/new', { config: reporters }, async (_request, reply) =>
    reply.page(<ReportPage form={emptyForm} />),
  );

  app.post('/reports', { config: reporters }, async (request, reply) => {
    const form = parseForm(ReportForm, request.body);
    if (!form.ok) return reply.code(422).page(<ReportPage form={form} />);
    const accused = await findAccused(db, form.value);
    if (!accused.ok) {
      const errors = { [accused.field]: accused.message };
      return reply.code(422).page(<ReportPage form={{ values: form.values, errors }} />);
    }
    const { violation, year, title, facts } = form.value;
    const { accountId, organisationId, slipIds } = accused;
    const suspicion = { accountId, organisationId, slipIds, violation, year, title, facts };
    await reportCase(app.parts, officerOf(request), suspicion);
    reply.flash('success', '已提交，市人力社保局核实后，进展会显示在这里。');
    return reply.redirect('/reports', 303);
  });
}
