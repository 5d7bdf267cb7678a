import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { Export, ExportKind, ExportState } from '../rules/export.ts';
import { metrics } from '../rules/figure.ts';
import type { Scope } from '../rules/scope.ts';

const columns = [
  'id',
  'account_id as accountId',
  'role',
  'organisation_id as organisationId',
  'jurisdiction_id as jurisdictionId',
  'kind',
  'format',
  'year',
  'state',
  'rows_done as rowsDone',
  'rows_expected as rowsExpected',
  'bytes',
  'storage_key as storageKey',
  'created_at as createdAt',
  'finished_at as finishedAt',
] as const;
const select = (db: Reader) =>
  db
    .selectFrom('statistics_exports')
    .select(columns)
    .$narrowType<{ kind: ExportKind; format: 'xlsx' | 'csv'; state: ExportState }>();

export async function findExport(db: Reader, id: string): Promise<Export | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The last files a person ordered in a role, newest first. */
export async function listExports(
  db: Reader,
  actor: { accountId: string; role: string; organisationId: string | null },
): Promise<Export[]> {
  return select(db)
    .where('account_id', '=', actor.accountId)
    .where('role', '=', actor.role)
    .where('organisation_id', 'is not distinct from', actor.organisationId)
    .orderBy('created_at', 'desc')
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
    .insertInto('statistics_exports')
    .values({
      id: one.id,
      account_id: one.accountId,
      role: one.role,
      organisation_id: one.organisationId,
      jurisdiction_id: one.jurisdictionId,
      kind: one.kind,
      format: one.format,
      year: one.year,
      rows_expected: one.rowsExpected,
    })
    .execute();
}

/** Moves an export on unless it ended meanwhile; tells whether it did. */
export async function updateExport(
  db: Reader,
  id: string,
  change: {
    state?: ExportState;
    rows_done?: number;
    bytes?: number;
    storage_key?: string;
    finished_at?: Date;
  },
): Promise<boolean> {
  const result = await db
    .updateTable('statistics_exports')
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

const within = (
  scope: Scope,
  columns: { place: string; industry: string; unit: string | null },
) => {
  if (scope.kind === 'PLACE') return sql`and ${sql.ref(columns.place)} = ${scope.member}`;
  if (scope.kind === 'INDUSTRY') return sql`and ${sql.ref(columns.industry)} = ${scope.member}`;
  if (scope.kind === 'UNIT')
    return columns.unit ? sql`and ${sql.ref(columns.unit)} = ${scope.member}` : sql`and false`;
  return none;
};
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
  const unitColumns = {
    place: 'jurisdiction_id',
    industry: 'industry_id',
    unit: 'organisation_id',
  };
  if (kind === 'PEOPLE') {
    const keys = ['account_id'];
    return (db, after, limit) =>
      read(
        db,
        keys,
        sql<Line>`select * from statistics_people where year = ${year}
          ${within(scope, { place: 'jurisdiction_id', industry: 'industry_authority_id', unit: 'organisation_id' })}
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
          where year = ${year} and axis = ${scope.kind} and member = ${scope.member} and n <> 0
          ${after.length ? sql`and (day, metric) > (${after[0]}::date, ${after[1]})` : none} order by daily_figures.day, metric limit ${limit}`,
      );
  }
  const keys =
    kind === 'UNITS'
      ? ['organisation_id', 'jurisdiction_id', 'industry_id', 'affiliation', 'level']
      : ['jurisdiction_id', 'industry_id', 'affiliation', 'level'];
  const rows =
    kind === 'UNITS'
      ? sql`unit_figures where year = ${year} and people > 0 ${within(scope, unitColumns)}`
      : scope.kind === 'UNIT'
        ? sql`unit_figures where year = ${year} and people > 0 ${within(scope, unitColumns)}`
        : sql`cell_figures where year = ${year} and people > 0 and jurisdiction_id <> '*' and industry_id <> '*'
            ${within(scope, { ...unitColumns, unit: null })}`;
  return (db, after, limit) =>
    read(
      db,
      keys,
      sql<Line>`select f.*, j.short_name as place_name, i.short_name as industry_name ${kind === 'UNITS' ? sql`, o.name as unit_name` : none}
        from (select ${sql.join(keys.map((key) => sql.ref(key)))}, ${figures} from ${rows} ${behind(keys, after)}
          order by ${sql.join(keys.map((key) => sql.ref(key)))} limit ${limit}) f
        left join jurisdictions j on j.id = f.jurisdiction_id
        left join organisations i on i.id = f.industry_id
        ${kind === 'UNITS' ? sql`left join organisations o on o.id = f.organisation_id` : none}
        order by ${sql.join(keys.map((key) => sql.ref(`f.${key}`)))}`,
    );
}
