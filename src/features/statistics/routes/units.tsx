import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, takeAfter } from '../../../platform/http/index.ts';
import { listPeopleOf } from '../../learner-years/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { UnitPage } from '../pages/unit-page.tsx';
import { UnitsPage } from '../pages/units-page.tsx';
import { findUnit, loadUnits } from '../queries/units.ts';
import type { Filter } from '../rules/figure.ts';
import { figureScopeOf, isMasked, readers } from '../rules/policy.ts';
import { IdParams, PeopleQuery, UnitsQuery } from './forms.ts';

const all = { access: readers } as const;
const pageSize = 50;

/** From a place or system to its units, and from a unit to its people. */
export function unitRoutes(app: App): void {
  const { db, clock } = app.parts;

  app.get(
    '/statistics/units',
    { config: all, schema: { querystring: UnitsQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { query } = request;
      const scope = figureScopeOf(actor);
      const { found, ...chosen } = await loadUnits(db, scope, query, clock.now(), pageSize + 1);
      const cursorOf = ({ people, organisationId }: (typeof found)[number]) =>
        `${people}.${organisationId}`;
      return reply.page(
        <UnitsPage
          role={actor.role}
          {...chosen}
          units={takeAfter(found, pageSize, cursorOf)}
          first={query.after ? addressOf(chosen) : null}
        />,
      );
    },
  );

  app.get(
    '/statistics/units/:id',
    {
      config: { ...all, discloses: { what: '单位人员的学习情况', of: 'organisation' } },
      schema: { params: IdParams, querystring: PeopleQuery },
    },
    async (request, reply) => {
      const actor = officerOf(request);
      const { standing, after, year: asked } = request.query;
      const unit = await findUnit(db, figureScopeOf(actor), { ...request.params, year: asked });
      if (!unit) throw new Refusal('statistics.not_found');
      const { year } = unit;
      const all = { who: '', within: true };
      const wanted = { ...all, year, standing, after, unitId: unit.unit.id, limit: pageSize + 1 };
      const people = isMasked(actor.role) ? null : await listPeopleOf(db, scopeOf(actor), wanted);
      return reply.page(
        <UnitPage
          role={actor.role}
          {...unit}
          standing={standing}
          people={people && takeAfter(people, pageSize, ({ accountId }) => accountId)}
        />,
      );
    },
  );
}

function addressOf({ year, filter }: { year: number; filter: Filter }): string {
  const query = new URLSearchParams({ year: String(year) });
  for (const [name, member] of Object.entries(filter)) if (member) query.set(name, member);
  return `/statistics/units?${query}`;
}
