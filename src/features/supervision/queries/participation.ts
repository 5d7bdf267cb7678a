import type { Officer } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { type Scope, scopeOf } from '../../organisations/index.ts';
import {
  axisOf,
  type Dimension,
  type Filter,
  listByDimension,
  listLaggingUnits,
  listReachedBy,
  listYears,
  loadNames,
  type MemberNames,
  memberName,
  noFigures,
  scopeName,
} from '../../statistics/index.ts';
import {
  type Line,
  lineOf,
  type Side,
  sides,
  worstFirst,
  yearEarlier,
} from '../rules/participation.ts';
import { dueOf } from '../rules/share.ts';
import { findOrderable } from './addressees.ts';

export interface Asked {
  year?: number | undefined;
  by?: Side | undefined;
  place?: string | undefined;
  industry?: string | undefined;
  level?: string | undefined;
  after?: { rate: number; id: string } | null;
}

export interface Participation {
  year: number;
  years: number[];
  by: Side;
  choosable: Side[];
  filter: Filter;
  names: MemberNames;
  scopeName: string;
  total: Line;
  lines: Line[];
  more: boolean;
}

/** What an officer may switch to: a district has one place, an authority one system. */
export function sidesOf(scope: Scope): Side[] {
  const fixed: Partial<Record<Scope['kind'], Side>> = { DISTRICT: 'place', INDUSTRY: 'industry' };
  return sides.filter((side) => side !== fixed[scope.kind]);
}

/** Participation as it is kept: nothing is counted from people here. */
export async function loadParticipation(
  db: Reader,
  actor: Officer,
  { today, thisYear }: { today: string; thisYear: number },
  asked: Asked,
  limit: number,
): Promise<Participation> {
  const scope = scopeOf(actor);
  const choosable = sidesOf(scope);
  const by = asked.by && choosable.includes(asked.by) ? asked.by : (choosable[0] as Side);
  const names = await loadNames(db, today);
  const listed = await listYears(db, scope, {});
  const year = asked.year ?? listed[0]?.year ?? thisYear;
  const filter = await filterOf(db, scope, { ...asked, by }, year);
  const earlier = { year: year - 1, day: yearEarlier(today) };
  const found =
    by === 'unit'
      ? await unitLines(db, scope, filter, { year, after: asked.after ?? null, limit: limit + 1 })
      : await dimensionLines(db, scope, filter, { year, by, names, earlier });
  const shown = by === 'unit' ? found.slice(0, limit) : found;
  const orderable = await findOrderable(db, actor, by, shown);
  return {
    year,
    years: [...new Set([year, ...listed.map((one) => one.year)])],
    by,
    choosable,
    filter,
    names,
    scopeName: scopeName(scope, names),
    total: await totalOf(db, scope, filter, { year, earlier }),
    lines: shown.map((line) => ({
      ...line,
      orderable: orderable.has(line.member),
    })),
    more: found.length > shown.length,
  };
}

/** Units of the whole city are too many to be sorted: the place furthest behind is shown first. */
async function filterOf(
  db: Reader,
  scope: Scope,
  asked: Asked & { by: Side },
  year: number,
): Promise<Filter> {
  const filter: Filter = {};
  if (scope.kind !== 'DISTRICT' && asked.place) filter.place = asked.place;
  if (scope.kind !== 'INDUSTRY' && asked.industry) filter.industry = asked.industry;
  if (asked.level) filter.level = asked.level;
  if (asked.by !== 'unit') delete filter[asked.by];
  if (asked.by === 'unit' && scope.kind === 'CITY' && !filter.place && !filter.industry) {
    const places = await listByDimension(db, scope, {}, { year, by: 'place' });
    const worst = places
      .map((one) => lineOf({ member: one.member, name: '' }, one))
      .toSorted(worstFirst)[0];
    if (worst) filter.place = worst.member;
  }
  return filter;
}

async function unitLines(
  db: Reader,
  scope: Scope,
  filter: Filter,
  page: Parameters<typeof listLaggingUnits>[3],
): Promise<Line[]> {
  const units = await listLaggingUnits(db, scope, filter, page);
  return units.map((unit) => ({
    ...lineOf({ member: unit.organisationId, name: unit.name ?? '没有单位的人员' }, unit),
    rate: unit.rate,
  }));
}

interface Earlier {
  year: number;
  day: string;
}

async function dimensionLines(
  db: Reader,
  scope: Scope,
  filter: Filter,
  {
    year,
    by,
    names,
    earlier,
  }: { year: number; by: Dimension; names: MemberNames; earlier: Earlier },
): Promise<Line[]> {
  const rows = await listByDimension(db, scope, filter, { year, by });
  // Days are kept along one axis each: narrowed figures have no day to compare with.
  const axis = scope.kind === 'CITY' && Object.values(filter).every((one) => !one) ? by : null;
  const before = axis
    ? await earlierOf(
        db,
        scope,
        axis,
        rows.map(({ member }) => member),
        earlier,
      )
    : null;
  return rows
    .map((row) =>
      lineOf(
        { member: row.member, name: memberName(by, row.member, names) },
        row,
        before?.get(row.member),
      ),
    )
    .toSorted(worstFirst);
}

const axisOfSide = { place: 'PLACE', industry: 'INDUSTRY', level: 'LEVEL' } as const;

async function earlierOf(
  db: Reader,
  scope: Scope,
  by: Dimension,
  members: string[],
  { year, day }: Earlier,
) {
  if (by === 'affiliation') return null;
  const reached = await listReachedBy(db, axisOfSide[by], members, { year, day });
  const whole = await listByDimension(db, scope, {}, { year, by });
  return new Map(
    whole.map((one) => [
      one.member,
      { due: dueOf(one), recorded: reached.get(one.member)?.recorded ?? 0 },
    ]),
  );
}

async function totalOf(
  db: Reader,
  scope: Scope,
  filter: Filter,
  { year, earlier }: { year: number; earlier: Earlier },
): Promise<Line> {
  const years = await listYears(db, scope, filter);
  const of = (wanted: number) => years.find((one) => one.year === wanted) ?? noFigures;
  const axis = Object.values(filter).every((one) => !one) ? axisOf[scope.kind] : null;
  const reached = axis ? await listReachedBy(db, axis, [scope.member], earlier) : null;
  const before = reached && {
    due: dueOf(of(earlier.year)),
    recorded: reached.get(scope.member)?.recorded ?? 0,
  };
  return lineOf({ member: '', name: '合计' }, of(year), before);
}
