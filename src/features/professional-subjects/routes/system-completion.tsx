import { yearOf } from '../../../kernel/calendar.ts';
import { type App, fields, officerOf } from '../../../platform/http/index.ts';
import { listLearningYears } from '../../learner-years/index.ts';
import { SystemCompletionPage } from '../pages/system-completion-page.tsx';
import { UnitCompletionPage } from '../pages/unit-completion-page.tsx';
import { loadSystemCompletion, loadUnitCompletion } from '../queries/system-completion.ts';
import { recognisers } from '../rules/policy.ts';
import { UnitQuery } from './forms.ts';

const own = { access: recognisers } as const;

/** How the units of an authority's system complete the year, down to the people of one (N33, N34). */
export function systemCompletionRoutes(app: App): void {
  const { db, clock } = app.parts;

  app.get(
    '/industry-desk',
    { config: own, schema: { querystring: UnitQuery } },
    async (request, reply) => {
      const years = await listLearningYears(db);
      const { after, year = years[0] ?? yearOf(clock.now()) } = request.query;
      const completion = await loadSystemCompletion(db, officerOf(request), { year, after });
      const first = after ? `/industry-desk?year=${year}` : null;
      return reply.page(<SystemCompletionPage {...completion} years={years} first={first} />);
    },
  );

  app.get(
    '/industry-desk/units/:id',
    {
      config: { ...own, discloses: { what: '单位人员的专业科目学时', of: 'organisation' } },
      schema: { params: fields.idParams, querystring: UnitQuery },
    },
    async (request, reply) => {
      const { year = yearOf(clock.now()), page } = request.query;
      const asked = { id: request.params.id, year, page };
      const completion = await loadUnitCompletion(db, officerOf(request), asked);
      return reply.page(<UnitCompletionPage {...completion} />);
    },
  );
}
