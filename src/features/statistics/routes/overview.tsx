import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { type App, officerOf } from '../../../platform/http/index.ts';
import { choicesOf, dimensionsOf, loadNames, yearChoice } from '../pages/filter-choices.ts';
import { OverviewPage } from '../pages/overview-page.tsx';
import { getMergedAt, listByDimension, listMonthly, listYears } from '../queries/figures.ts';
import { listHours } from '../queries/tallies.ts';
import { type Filter, memberName } from '../rules/figure.ts';
import { readers, scopeOf } from '../rules/scope.ts';
import { FigureQuery } from './forms.ts';

const all = { access: readers } as const;

/** The overview: years, months, and by place, industry, affiliation and level. */
export function overviewRoutes(app: App): void {
  const { db, clock } = app.parts;
  const today = () => dayOf(clock.now());
  const thisYear = () => yearOf(clock.now());

  app.get(
    '/statistics',
    { config: all, schema: { querystring: FigureQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const scope = scopeOf(actor);
      const { year: asked, ...filter } = request.query;
      const dimensions = dimensionsOf(scope);
      const narrowed: Filter = Object.fromEntries(dimensions.map((one) => [one, filter[one]]));
      const names = await loadNames(db, today());
      const years = await listYears(db, scope, narrowed);
      const year = asked ?? years[0]?.year ?? thisYear();
      const narrower = Object.values(narrowed).some(Boolean);
      const place =
        narrowed.place && Object.values({ ...narrowed, place: '' }).every((one) => !one);
      const monthlyScope = place
        ? { kind: 'PLACE' as const, member: narrowed.place as string }
        : scope;
      const [monthly, hours, mergedAt, ...breakdowns] = await Promise.all([
        narrower && !place ? [] : listMonthly(db, monthlyScope, year),
        scope.kind === 'CITY' && !narrower
          ? listHours(db, '*')
          : scope.kind === 'UNIT'
            ? listHours(db, scope.member)
            : [],
        getMergedAt(db),
        ...dimensions
          .filter((by) => !narrowed[by])
          .map(async (by) => ({
            by,
            rows: (await listByDimension(db, scope, narrowed, { year, by })).map((row) => ({
              ...row,
              name:
                by === 'place' || by === 'industry'
                  ? (names[by].get(row.member) ?? (row.member === '' ? '没有主管部门' : row.member))
                  : memberName(by, row.member),
              href:
                (by === 'place' || by === 'industry') && row.member
                  ? `/statistics/units?year=${year}&${by}=${row.member}`
                  : null,
            })),
          })),
      ]);
      const own =
        scope.kind === 'CITY'
          ? '全市'
          : scope.kind === 'PLACE'
            ? (names.place.get(scope.member) ?? '本区县')
            : scope.kind === 'INDUSTRY'
              ? '本系统'
              : '本单位';
      return reply.page(
        <OverviewPage
          role={actor.role}
          scopeName={own}
          year={year}
          filter={narrowed}
          choices={[
            yearChoice(
              years.map((one) => one.year),
              year,
            ),
            ...choicesOf(dimensions, narrowed, names),
          ]}
          years={years}
          monthly={monthly}
          breakdowns={breakdowns}
          hours={hours}
          mergedAt={mergedAt}
        />,
      );
    },
  );
}
