import { type RawBuilder, sql } from 'kysely';
import type { Db, Reader } from '../../../platform/database/index.ts';
import {
  type Dimension,
  type Figures,
  type Filter,
  type Metric,
  metrics,
} from '../rules/figure.ts';
import type { Scope } from '../rules/scope.ts';

const columnOf: Record<Dimension, string> = {
  place: 'jurisdictionId',
  industry: 'industryId',
  affiliation: 'affiliation',
  level: 'level',
};
const sums = sql.join(
  metrics.map((metric) => sql`sum(${sql.ref(metric)})::int as ${sql.ref(metric)}`),
);
const all = (parts: RawBuilder<unknown>[]) => sql.join(parts, sql` and `);

/** Which of the kept rows add up to what is asked: the coarsest that still tell it apart. */
function chooseRows(scope: Scope, filter: Filter, by: Dimension | null) {
  const place = scope.kind === 'PLACE' ? scope.member : filter.place;
  const industry = scope.kind === 'INDUSTRY' ? scope.member : filter.industry;
  const finer = { industry, affiliation: filter.affiliation, level: filter.level };
  const narrowed = Object.entries(finer)
    .filter(([, member]) => member)
    .map(([key, member]) => sql`${sql.ref(columnOf[key as Dimension])} = ${member}`);
  if (scope.kind === 'UNIT')
    return {
      table: sql.table('unitFigures'),
      where: [sql`organisation_id = ${scope.member}`, ...narrowed],
    };
  const wholePlaces = narrowed.length === 0 && (by === 'place' || (by === null && place));
  const placed = place
    ? sql`jurisdiction_id = ${place}`
    : by === 'place'
      ? sql`jurisdiction_id <> '*'`
      : sql`jurisdiction_id = '*'`;
  return {
    table: sql.table('cellFigures'),
    where: [placed, wholePlaces ? sql`industry_id = '*'` : sql`industry_id <> '*'`, ...narrowed],
  };
}

/** Figures of each year, the newest first. */
export async function listYears(
  db: Reader,
  scope: Scope,
  filter: Filter,
): Promise<(Figures & { year: number })[]> {
  const { table, where } = chooseRows(scope, filter, null);
  const { rows } = await sql<Figures & { year: number }>`
    select year, ${sums} from ${table} where ${all(where)}
    group by year having sum(people) > 0 order by year desc limit 6`.execute(db);
  return rows;
}

/** Figures of a year by one dimension, the largest member first. */
export async function listByDimension(
  db: Reader,
  scope: Scope,
  filter: Filter,
  { year, by }: { year: number; by: Dimension },
): Promise<(Figures & { member: string })[]> {
  const { table, where } = chooseRows(scope, filter, by);
  const { rows } = await sql<Figures & { member: string }>`
    select ${sql.ref(columnOf[by])} as member, ${sums} from ${table}
    where year = ${year} and ${all(where)}
    group by 1 having sum(people) > 0 order by sum(people) desc, 1`.execute(db);
  return rows;
}

export interface MonthlyStep {
  /** yyyy-mm */
  month: string;
  metric: Metric;
  n: number;
}

/** How many people reached each step in each month of a year; nothing for a unit. */
export async function listMonthly(db: Reader, scope: Scope, year: number): Promise<MonthlyStep[]> {
  const { rows } = await sql<MonthlyStep>`
    select to_char(day, 'YYYY-MM') as month, metric, sum(n)::int as n from daily_figures
    where year = ${year} and axis = ${scope.kind} and member = ${scope.member}
    group by 1, 2 order by 1`.execute(db);
  return rows;
}

export interface UnitFigures extends Figures {
  organisationId: string;
  name: string | null;
}

/**
 * Units of a scope in a year, the largest first. `after` is people and id of the last one seen.
 * Without place or industry the whole city would have to be sorted: the page asks for one first.
 */
export async function listUnits(
  db: Reader,
  scope: Scope,
  filter: Filter,
  {
    year,
    after,
    limit,
  }: { year: number; after: { people: number; id: string } | null; limit: number },
): Promise<UnitFigures[]> {
  const place = scope.kind === 'PLACE' ? scope.member : filter.place;
  const industry = scope.kind === 'INDUSTRY' ? scope.member : filter.industry;
  const { rows } = await sql<UnitFigures>`
    select f.*, o.name from (
      select organisation_id, ${sums} from unit_figures
      where year = ${year}
        ${place ? sql`and jurisdiction_id = ${place}` : sql``}
        ${industry ? sql`and industry_id = ${industry}` : sql``}
        ${filter.level ? sql`and level = ${filter.level}` : sql``}
        ${scope.kind === 'UNIT' ? sql`and organisation_id = ${scope.member}` : sql``}
      group by organisation_id
      having sum(people) > 0
        ${after ? sql`and (sum(people) < ${after.people} or (sum(people) = ${after.people} and organisation_id > ${after.id}))` : sql``}
      order by sum(people) desc, organisation_id limit ${limit}
    ) f left join organisations o on o.id = f.organisation_id
    order by f.people desc, f.organisation_id`.execute(db);
  return rows;
}

/** Whether a unit has people in the scope; a foreign unit does not exist. */
export async function isUnitInScope(db: Reader, scope: Scope, unitId: string): Promise<boolean> {
  const narrowed =
    scope.kind === 'PLACE'
      ? sql`and jurisdiction_id = ${scope.member}`
      : scope.kind === 'INDUSTRY'
        ? sql`and industry_id = ${scope.member}`
        : scope.kind === 'UNIT'
          ? sql`and organisation_id = ${scope.member}`
          : sql``;
  const { rows } = await sql`
    select 1 from generate_series(extract(year from now())::int - 8, extract(year from now())::int + 1) y (year)
    cross join lateral (select 1 from unit_figures f
      where f.year = y.year and organisation_id = ${unitId} and people > 0 ${narrowed} limit 1) f limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** When the figures were last brought up to date. */
export async function getMergedAt(db: Reader): Promise<Date> {
  const row = await db.selectFrom('figureState').select('mergedAt').executeTakeFirstOrThrow();
  return row.mergedAt;
}

/** A page may say "of this minute" although nothing happened for long. */
const statesStillEveryS = 60;

/**
 * Adds up what happened since, in batches until nothing waits. Returns how much there was. Figures of
 * people are not among it: they are added up where learner_years is written.
 */
export async function mergeFigures(db: Db, most: number): Promise<number> {
  let merged = 0;
  for (let last = most; last >= most; ) {
    const { rows } = await sql<{ tallies: number; attempts: number }>`
      select merge_tallies(${most}) as tallies, count_attempts(500) as attempts`.execute(db);
    const found = rows[0] ?? { tallies: 0, attempts: 0 };
    last = Math.max(found.tallies, found.attempts >= 500 ? most : 0);
    merged += found.tallies + found.attempts;
  }
  await sql`update figure_state set merged_at = now()
    where ${merged > 0} or merged_at < now() - ${statesStillEveryS} * interval '1 second'`.execute(
    db,
  );
  return merged;
}

/** Counts all figures of people anew (writers wait meanwhile). */
export async function rebuildFigures(db: Reader): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(db);
  await sql`select rebuild_figures(), rebuild_standings()`.execute(db);
}

/** Units and other scopes whose figures differ from a count of the people. */
export async function listDifferences(db: Reader): Promise<{ year: number; member: string }[]> {
  await sql`set local statement_timeout = 0`.execute(db);
  const { rows } = await sql<{ year: number; member: string }>`
    select year, organisation_id as member from figure_differences()
    union select year, member from standing_differences() order by 1, 2`.execute(db);
  return rows;
}
