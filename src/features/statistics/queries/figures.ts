import { sql } from 'kysely';
import type { Db, Reader } from '../../../platform/database/index.ts';
import type { Scope } from '../../organisations/index.ts';
import type { Dimension, Figures, Filter, Metric } from '../rules/figure.ts';
import { chooseRows, columnOf, daysOf, sums, unitsWithin } from './kept-rows.ts';

/** Figures of each year, the newest first. */
export async function listYears(
  db: Reader,
  scope: Scope,
  filter: Filter,
): Promise<(Figures & { year: number })[]> {
  const { table, where } = chooseRows(scope, filter, null);
  const { rows } = await sql<Figures & { year: number }>`
    select year, ${sums} from ${table} where ${where}
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
    where year = ${year} and ${where}
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
    where year = ${year} and ${daysOf(scope)}
    group by 1, 2 order by 1`.execute(db);
  return rows;
}

/** The last unit of the page before. */
export interface UnitCursor {
  people: number;
  id: string;
}

export interface UnitFigures extends Figures {
  organisationId: string;
  name: string | null;
}

/**
 * Units of a scope in a year, the largest first.
 * Without place or industry the whole city would have to be sorted: the page chooses one.
 */
export async function listUnits(
  db: Reader,
  scope: Scope,
  filter: Filter,
  { year, after, limit }: { year: number; after: UnitCursor | null; limit: number },
): Promise<UnitFigures[]> {
  const { rows } = await sql<UnitFigures>`
    select f.*, o.name from (
      select organisation_id, ${sums} from unit_figures
      where year = ${year} and ${unitsWithin(scope, filter)}
      group by organisation_id
      having sum(people) > 0
        ${after ? sql`and (sum(people) < ${after.people} or (sum(people) = ${after.people} and organisation_id > ${after.id}))` : sql``}
      order by sum(people) desc, organisation_id limit ${limit}
    ) f left join organisations o on o.id = body_of(f.organisation_id)
    order by f.people desc, f.organisation_id`.execute(db);
  return rows;
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
