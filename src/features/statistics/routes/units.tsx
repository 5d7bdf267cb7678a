import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf } from '../../../platform/http/index.ts';
import { listPeopleOf } from '../../learner-years/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { choicesOf, dimensionsOf, loadNames, yearChoice } from '../pages/filter-choices.ts';
import { UnitPage } from '../pages/unit-page.tsx';
import { UnitsPage } from '../pages/units-page.tsx';
import {
  getMergedAt,
  isUnitInScope,
  listByDimension,
  listUnits,
  listYears,
} from '../queries/figures.ts';
import type { Filter } from '../rules/figure.ts';
import { isMasked, readers, scopeOf } from '../rules/scope.ts';
import { IdParams, PeopleQuery, UnitsQuery } from './forms.ts';

const all = { access: readers } as const;
const pageSize = 50;

/** From a place or system to its units, and from a unit to its people. */
export function unitRoutes(app: App): void {
  const { db, clock } = app.parts;
  const today = () => dayOf(clock.now());
  const thisYear = () => yearOf(clock.now());

  app.get(
    '/statistics/units',
    { config: all, schema: { querystring: UnitsQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const scope = scopeOf(actor);
      const { year: asked, after, ...asking } = request.query;
      const dimensions = dimensionsOf(scope).filter((one) => one !== 'affiliation');
      const filter: Filter = Object.fromEntries(dimensions.map((one) => [one, asking[one]]));
      const names = await loadNames(db, today());
      const years = await listYears(db, scope, {});
      const year = asked ?? years[0]?.year ?? thisYear();
      if (scope.kind === 'CITY' && !filter.place && !filter.industry) {
        const [largest] = await listByDimension(db, scope, {}, { year, by: 'place' });
        filter.place = largest?.member;
      }
      const [people, ...id] = after?.split('.') ?? [];
      const units = await listUnits(db, scope, filter, {
        year,
        after: people === undefined ? null : { people: Number(people), id: id.join('.') },
        limit: pageSize + 1,
      });
      const shown = units.slice(0, pageSize);
      const last = shown.at(-1);
      const query = new URLSearchParams({ year: String(year) });
      for (const [key, member] of Object.entries(filter)) if (member) query.set(key, member);
      return reply.page(
        <UnitsPage
          role={actor.role}
          year={year}
          choices={[
            yearChoice(
              years.map((one) => one.year),
              year,
            ),
            ...choicesOf(dimensions, filter, names),
          ]}
          units={shown}
          first={after ? `/statistics/units?${query}` : null}
          next={
            units.length > pageSize && last
              ? `/statistics/units?${query}&after=${last.people}.${last.organisationId}`
              : null
          }
          mergedAt={await getMergedAt(db)}
        />,
      );
    },
  );

  app.get(
    '/statistics/units/:id',
    { config: all, schema: { params: IdParams, querystring: PeopleQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const scope = scopeOf(actor);
      const { id } = request.params;
      if (!(await isUnitInScope(db, scope, id))) throw new Refusal('statistics.not_found');
      const own = { kind: 'UNIT' as const, member: id };
      const years = await listYears(db, own, {});
      const year = request.query.year ?? years[0]?.year ?? thisYear();
      const { standing, after } = request.query;
      const found = isMasked(actor.role)
        ? null
        : await listPeopleOf(
            db,
            { kind: 'UNIT', member: id, bodyId: id },
            { year, standing, who: '', after, limit: pageSize + 1 },
          );
      // A unit may have people elsewhere: whoever sees a place or a system sees his own there only.
      const seen = found
        ?.slice(0, pageSize)
        .filter(
          (one) =>
            (scope.kind !== 'PLACE' || one.jurisdictionId === scope.member) &&
            (scope.kind !== 'INDUSTRY' || one.industryAuthorityId === scope.member),
        );
      return reply.page(
        <UnitPage
          role={actor.role}
          unit={{ id, name: (await getOrganisation(db, id)).name }}
          year={year}
          choices={[
            yearChoice(
              years.map((one) => one.year),
              year,
            ),
          ]}
          years={years}
          levels={await listByDimension(db, own, {}, { year, by: 'level' })}
          people={
            found && seen
              ? {
                  standing,
                  rows: seen,
                  next: found.length > pageSize ? (found[pageSize - 1]?.accountId ?? null) : null,
                }
              : null
          }
          mergedAt={await getMergedAt(db)}
        />,
      );
    },
  );
}
