import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getOrganisation, type Scope } from '../../organisations/index.ts';
import { type Dimension, dimensionsOf, type Figures, type Filter } from '../rules/figure.ts';
import {
  getMergedAt,
  listByDimension,
  listUnits,
  listYears,
  type UnitCursor,
  type UnitFigures,
} from './figures.ts';
import { loadNames } from './names.ts';

/** One row more than the page shows, and what it was chosen by. */
export interface UnitsOfScope {
  year: number;
  years: number[];
  dimensions: Dimension[];
  filter: Filter;
  names: Awaited<ReturnType<typeof loadNames>>;
  found: UnitFigures[];
  mergedAt: Date;
}

/** The units of a scope in a year; of the city those of its largest place, unless one is asked for. */
export async function loadUnits(
  db: Reader,
  scope: Scope,
  {
    year: asked,
    after,
    ...filters
  }: Filter & { year?: number | undefined; after?: UnitCursor | undefined },
  now: Date,
  limit: number,
): Promise<UnitsOfScope> {
  const dimensions = dimensionsOf(scope).filter((one) => one !== 'affiliation');
  const filter: Filter = Object.fromEntries(dimensions.map((one) => [one, filters[one]]));
  const years = (await listYears(db, scope, {})).map(({ year }) => year);
  const year = asked ?? years[0] ?? yearOf(now);
  if (scope.kind === 'CITY' && !filter.place && !filter.industry) {
    const [largest] = await listByDimension(db, scope, {}, { year, by: 'place' });
    filter.place = largest?.member;
  }
  return {
    year,
    years,
    dimensions,
    filter,
    names: await loadNames(db, dayOf(now)),
    found: await listUnits(db, scope, filter, { year, after: after ?? null, limit }),
    mergedAt: await getMergedAt(db),
  };
}

export interface UnitOfScope {
  unit: { id: string; name: string };
  year: number;
  years: (Figures & { year: number })[];
  levels: (Figures & { member: string })[];
  mergedAt: Date;
}

/** The figures of a unit's people in a scope; undefined where it has none there. */
export async function findUnit(
  db: Reader,
  scope: Scope,
  { id, year: asked }: { id: string; year: number | undefined },
): Promise<UnitOfScope | undefined> {
  const years = await listYears(db, scope, { unit: id });
  const [newest] = years;
  if (!newest) return undefined;
  const year = asked ?? newest.year;
  return {
    unit: { id, name: (await getOrganisation(db, id)).name },
    year,
    years,
    levels: await listByDimension(db, scope, { unit: id }, { year, by: 'level' }),
    mergedAt: await getMergedAt(db),
  };
}
