import { type RawBuilder, sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { inScope, type Scope } from '../../organisations/index.ts';
import type { Export, ExportKind, ExportState } from '../rules/export.ts';
import { metrics } from '../rules/figure.ts';
import { cellsWithin, daysOf, unitsWithin } from './kept-rows.ts';

const columns = [
  'id',
  'accountId',
  'role',
  'organisationId',
  'jurisdictionId',
  'kind',
  'format',
  'year',
  'state',
  'rowsDone',
  'rowsExpected',
  'bytes',
  'storageKey',
  'createdAt',
  'finishedAt',
] as const;
const select = (db: Reader) => db.selectFrom('statisticsExports').select(columns);

export async function findExport(db: Reader, id: string): Promise<Export | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The last files a person ordered in a role, newest first. */
export async function listExports(
  db: Reader,
  actor: { accountId: string; role: string; organisationId: string | null },
): Promise<Export[]> {
  return select(db)
    .where('accountId', '=', actor.accountId)
    .where('role', '=', actor.role)
    .where('organisationId', 'is not distinct from', actor.organisationId)
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute();
}

export async function insertExport(
  db: Reader,
  one: Pick<
    Export,
    | 'id'
    | 'accountId'
    | 'role'
    | 'organisationId'
    | 'jurisdictionId'
    | 'kind'
    | 'format'
    | 'year'
    | 'rowsExpected'
  >,
): Promise<void> {
  await db
    .insertInto('statisticsExports')
    .values({
      id: one.id,
      accountId: one.accountId,
      role: one.role,
      organisationId: one.organisationId,
      jurisdictionId: one.jurisdictionId,
      kind: one.kind,
      format: one.format,
      year: one.year,
      rowsExpected: one.rowsExpected,
    })
    .execute();
}

/** Moves an export on unless it ended meanwhile; tells whether it did. */
export async function updateExport(
  db: Reader,
  id: string,
  change: {
    state?: ExportState;
    rowsDone?: number;
    bytes?: number;
    storageKey?: string;
    finishedAt?: Date;
  },
): Promise<boolean> {
  const result = await db
    .updateTable('statisticsExports')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', ['QUEUED', 'RUNNING'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export type Line = Record<string, string | number | boolean | Date | null>;
/** One batch of rows after the last key seen. */
export type Batch = (
  db: Reader,
  after: string[],
  limit: number,
) => Promise<{ key: string[]; line: Line }[]>;

const figures = sql.join(metrics.map((metric) => sql.ref(metric)));
const none = sql``;

const behind = (keys: string[], after: string[]): RawBuilder<unknown> =>
  after.length === 0
    ? none
    : sql`and (${sql.join(keys.map((key) => sql.ref(key)))}) > (${sql.join(after)})`;

async function read(db: Reader, keys: string[], query: RawBuilder<Line>) {
  const { rows } = await query.execute(db);
  return rows.map((line) => ({ key: keys.map((key) => String(line[key])), line }));
}

/** How the rows of each kind are read, in the order of a key, batch by batch: memory stays the same. */
export function batchesOf(kind: ExportKind, scope: Scope, year: number): Batch {
  if (kind === 'PEOPLE') {
    const keys = ['accountId'];
    return (db, after, limit) =>
      read(
        db,
        keys,
        sql<Line>`select * from statistics_people where year = ${year}
          and ${inScope(scope, { unit: 'organisationId', district: 'jurisdictionId', industry: 'industryAuthorityId' })}
          ${behind(keys, after)} order by account_id limit ${limit}`,
      );
  }
  if (kind === 'DAYS') {
    const keys = ['day', 'metric'];
    return (db, after, limit) =>
      read(
        db,
        keys,
        sql<Line>`select day::text as day, metric, n from daily_figures
          where year = ${year} and ${daysOf(scope)} and n <> 0
          ${after.length ? sql`and (day, metric) > (${after[0]}::date, ${after[1]})` : none} order by daily_figures.day, metric limit ${limit}`,
      );
  }
  const keys =
    kind === 'UNITS'
      ? ['organisationId', 'jurisdictionId', 'industryId', 'affiliation', 'level']
      : ['jurisdictionId', 'industryId', 'affiliation', 'level'];
  const rows =
    kind === 'UNITS' || scope.kind === 'UNIT'
      ? sql`unit_figures where ${unitsWithin(scope, {})}`
      : sql`cell_figures where ${cellsWithin(scope)}`;
  return (db, after, limit) =>
    read(
      db,
      keys,
      sql<Line>`select f.*, j.short_name as place_name, i.short_name as industry_name ${kind === 'UNITS' ? sql`, o.name as unit_name` : none}
        from (select ${sql.join(keys.map((key) => sql.ref(key)))}, ${figures} from ${rows} and year = ${year} and people > 0
          ${behind(keys, after)}
          order by ${sql.join(keys.map((key) => sql.ref(key)))} limit ${limit}) f
        left join jurisdictions j on j.id = f.jurisdiction_id
        left join organisations i on i.id = body_of(f.industry_id)
        ${kind === 'UNITS' ? sql`left join organisations o on o.id = body_of(f.organisation_id)` : none}
        order by ${sql.join(keys.map((key) => sql.ref(`f.${key}`)))}`,
    );
}

/** Deletes finished exports before an instant and returns the keys of their files. */
export async function deleteExportsBefore(tx: Tx, before: Date): Promise<string[]> {
  const rows = await tx
    .deleteFrom('statisticsExports')
    .where('createdAt', '<', before)
    .where('state', 'in', ['DONE', 'FAILED', 'CANCELLED'])
    .returning('storageKey')
    .execute();
  return rows.flatMap(({ storageKey }) => storageKey ?? []);
}
