import { type RawBuilder, sql } from 'kysely';
import { inScope, type Scope, type ScopeKind } from '../../organisations/index.ts';
import { type Dimension, type Filter, metrics } from '../rules/figure.ts';

/** The column of each dimension in unit_figures and cell_figures. */
export const columnOf: Record<Dimension | 'unit', string> = {
  unit: 'organisationId',
  place: 'jurisdictionId',
  industry: 'industryId',
  affiliation: 'affiliation',
  level: 'level',
};

/** What places a kept row: units have all three, cells no unit. */
const cellColumns = { district: columnOf.place, industry: columnOf.industry };
const unitColumns = { ...cellColumns, unit: columnOf.unit };

/** What daily_figures are kept along. */
export type Axis = 'CITY' | 'PLACE' | 'INDUSTRY' | 'LEVEL';

/** The axis that tells the days of a scope; units, agencies and the association have none. */
export const axisOf: Partial<Record<ScopeKind, Axis>> = {
  CITY: 'CITY',
  DISTRICT: 'PLACE',
  INDUSTRY: 'INDUSTRY',
};

/** The condition that a row of daily_figures is of a scope. */
export const daysOf = ({ kind, member }: Scope): RawBuilder<unknown> =>
  sql`axis = ${axisOf[kind] ?? ''} and member = ${member}`;

/** The sum of each figure, under its name. */
export const sums = sql.join(
  metrics.map((metric) => sql`sum(${sql.ref(metric)})::int as ${sql.ref(metric)}`),
);

/** The condition of all conditions. */
export const all = (parts: RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join(parts, sql` and `);

const passing = (filter: Filter, names: readonly (keyof Filter)[]) =>
  names
    .filter((name) => filter[name])
    .map((name) => sql`${sql.ref(columnOf[name])} = ${filter[name]}`);

/** The condition that a row of unit_figures lies in a scope and passes a filter. */
export function unitsWithin(scope: Scope, filter: Filter): RawBuilder<unknown> {
  return all([
    inScope(scope, unitColumns),
    ...passing(filter, ['unit', 'place', 'industry', 'affiliation', 'level']),
  ]);
}

/** The condition that a row of cell_figures that is no total lies in a scope. */
export const cellsWithin = (scope: Scope): RawBuilder<unknown> =>
  sql`${inScope(scope, cellColumns)} and jurisdiction_id <> '*' and industry_id <> '*'`;

/** Which of the kept rows add up to what is asked: the coarsest that still tell it apart. */
export function chooseRows(scope: Scope, filter: Filter, by: Dimension | null) {
  if (scope.kind === 'UNIT' || filter.unit)
    return { table: sql.table('unitFigures'), where: unitsWithin(scope, filter) };
  const ofPlace = scope.kind === 'DISTRICT' || Boolean(filter.place);
  const finer = passing(filter, ['industry', 'affiliation', 'level']);
  const narrowed = scope.kind === 'INDUSTRY' || finer.length > 0;
  const wholePlaces = !narrowed && (by === 'place' || (by === null && ofPlace));
  return {
    table: sql.table('cellFigures'),
    where: all([
      inScope(scope, cellColumns),
      ofPlace || by === 'place' ? sql`jurisdiction_id <> '*'` : sql`jurisdiction_id = '*'`,
      wholePlaces ? sql`industry_id = '*'` : sql`industry_id <> '*'`,
      ...passing(filter, ['place']),
      ...finer,
    ]),
  };
}
