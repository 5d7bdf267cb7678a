import { type App, officerOf } from '../../../platform/http/index.ts';
import { OverviewPage } from '../pages/overview-page.tsx';
import { loadOverview } from '../queries/overview.ts';
import { figureScopeOf, readers } from '../rules/policy.ts';
import { FigureQuery } from './forms.ts';

/** The overview: years, months, and by place, industry, affiliation and level. */
export function overviewRoutes(app: App): void {
  const { db, clock } = app.parts;

  app.get(
    '/statistics',
    { config: { access: readers }, schema: { querystring: FigureQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const overview = await loadOverview(db, figureScopeOf(actor), request.query, clock.now());
      return reply.page(<OverviewPage role={actor.role} {...overview} />);
    },
  );
}
