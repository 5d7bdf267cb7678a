import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Scope } from '../../organisations/index.ts';
import {
  type Dimension,
  dimensionsOf,
  type Figures,
  type Filter,
  type MemberNames,
} from '../rules/figure.ts';
import {
  getMergedAt,
  listByDimension,
  listMonthly,
  listYears,
  type MonthlyStep,
} from './figures.ts';
import { loadNames } from './names.ts';
import { listHours } from './tallies.ts';

export interface Breakdown {
  by: Dimension;
  rows: (Figures & { member: string })[];
}

/** What the overview shows of a scope. */
export interface Overview {
  scope: Scope;
  year: number;
  filter: Filter;
  names: MemberNames;
  years: (Figures & { year: number })[];
  monthly: MonthlyStep[];
  /** The months of the year before, to compare with. */
  lastYear: MonthlyStep[];
  breakdowns: Breakdown[];
  hours: { year: number; subject: string; n: number; hours: number }[];
  mergedAt: Date;
}

/** The figures of a scope in a year, the last there is unless one is asked for. */
export async function loadOverview(
  db: Reader,
  scope: Scope,
  { year: asked, ...filters }: Filter & { year?: number | undefined },
  now: Date,
): Promise<Overview> {
  const dimensions = dimensionsOf(scope);
  const filter: Filter = Object.fromEntries(dimensions.map((one) => [one, filters[one]]));
  const years = await listYears(db, scope, filter);
  const year = asked ?? years[0]?.year ?? yearOf(now);
  const daily = scopeOfDays(scope, filter);
  const [names, monthly, lastYear, hours, mergedAt, breakdowns] = await Promise.all([
    loadNames(db, dayOf(now)),
    daily ? listMonthly(db, daily, year) : [],
    daily ? listMonthly(db, daily, year - 1) : [],
    loadHours(db, scope, filter),
    getMergedAt(db),
    Promise.all(
      dimensions
        .filter((by) => !filter[by])
        .map(async (by) => ({ by, rows: await listByDimension(db, scope, filter, { year, by }) })),
    ),
  ]);
  return { scope, year, filter, names, years, monthly, lastYear, breakdowns, hours, mergedAt };
}

/** The scope whose days are shown: days are kept of a place, a system or the city as a whole. */
function scopeOfDays(scope: Scope, { place, ...finer }: Filter): Scope | null {
  if (Object.values(finer).some(Boolean)) return null;
  if (!place) return scope;
  return scope.kind === 'CITY' ? { kind: 'DISTRICT', member: place, bodyId: scope.bodyId } : null;
}

/** Hours are kept of the city and of the bodies that recorded them. */
async function loadHours(db: Reader, { kind, member }: Scope, filter: Filter) {
  const whole = kind === 'CITY' && !Object.values(filter).some(Boolean);
  return whole || kind === 'UNIT' ? listHours(db, member) : [];
}
