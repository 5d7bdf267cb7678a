import { sql } from 'kysely';
import type { Db, Reader, Tx } from '../../../platform/database/index.ts';
import type { TableReading } from '../../../platform/spreadsheets/index.ts';
import type { ImportState, ListImport, RowFault } from '../rules/list-import.ts';

const select = (db: Reader) =>
  db
    .selectFrom('rosterImports')
    .select([
      'id',
      'uploadedBy',
      'role',
      'uploaderId',
      'organisationId',
      'districtId',
      'fileName',
      'headings',
      'places',
      'reading',
      'digitsLost',
      'doubtfulRows',
      'state',
      'rowsTotal',
      'rowsChecked',
      'rowsWritten',
      'rowsFaulty',
      'peopleNew',
      'peopleClaimed',
      'peopleElsewhere',
      'peopleHere',
      'orderedBy',
      'uploadedAt',
      'finishedAt',
    ])
    .$castTo<ListImport>();

export async function findImport(db: Reader, id: string): Promise<ListImport | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockImport(tx: Tx, id: string): Promise<ListImport | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The lists a body has uploaded, the newest first. */
export async function listImports(db: Reader, uploaderId: string): Promise<ListImport[]> {
  return select(db)
    .where('uploaderId', '=', uploaderId)
    .orderBy('uploadedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(30)
    .execute();
}

/** Lists imports left unfinished, or whose people wait for their invitation. */
export async function listUnfinished(
  db: Reader,
): Promise<{ id: string; state: 'CHECKING' | 'IMPORTING' | 'DONE' }[]> {
  const { rows } = await sql<{ id: string; state: 'CHECKING' | 'IMPORTING' | 'DONE' }>`
    select id, state from roster_imports
    where state in ('CHECKING', 'IMPORTING') or (state = 'DONE' and invited_at is null)
    order by id`.execute(db);
  return rows;
}

/** Counts the checked lists of a body that wait to be ordered. */
export async function countCheckedImports(db: Reader, uploaderId: string): Promise<number> {
  const { count } = await db
    .selectFrom('rosterImports')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('uploaderId', '=', uploaderId)
    .where('state', '=', 'CHECKED')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertImport(
  tx: Tx,
  one: Pick<
    ListImport,
    | 'id'
    | 'uploadedBy'
    | 'role'
    | 'uploaderId'
    | 'organisationId'
    | 'districtId'
    | 'fileName'
    | 'headings'
    | 'places'
    | 'uploadedAt'
  >,
): Promise<void> {
  await tx
    .insertInto('rosterImports')
    .values({
      id: one.id,
      uploadedBy: one.uploadedBy,
      role: one.role,
      uploaderId: one.uploaderId,
      organisationId: one.organisationId,
      districtId: one.districtId,
      fileName: one.fileName,
      headings: one.headings,
      places: JSON.stringify(one.places),
      // Until its rows are stored.
      rowsTotal: 0,
      uploadedAt: one.uploadedAt,
    })
    .execute();
}

export async function updateImport(
  db: Db | Tx,
  id: string,
  change: Partial<{
    state: ImportState;
    rowsTotal: number;
    digitsLost: boolean;
    doubtfulRows: number[];
    rowsChecked: number;
    rowsWritten: number;
    rowsFaulty: number;
    peopleNew: number;
    peopleClaimed: number;
    peopleElsewhere: number;
    peopleHere: number;
    orderedBy: string;
    checkedAt: Date;
    finishedAt: Date;
    invitedAt: Date;
  }>,
): Promise<void> {
  await db.updateTable('rosterImports').set(change).where('id', '=', id).execute();
}

/** Stores what was read of the file. */
export async function updateReading(tx: Tx, id: string, reading: TableReading): Promise<void> {
  await tx
    .updateTable('rosterImports')
    .set({ reading: JSON.stringify(reading) })
    .where('id', '=', id)
    .execute();
}

/**
 * Takes the lock of writing an import; false when another process has it. Released with the
 * transaction, even if the process dies.
 */
export async function tryLockImport(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('roster_import'), hashtext(${id})) as held`.execute(
    tx,
  );
  return rows[0]?.held ?? false;
}

export async function insertFaults(
  tx: Tx,
  importId: string,
  faults: readonly RowFault[],
): Promise<void> {
  if (faults.length === 0) return;
  await sql`insert into roster_import_faults (import_id, row_no, heading, message)
    select ${importId}, t.* from unnest(${faults.map((one) => one.row)}::integer[],
      ${faults.map((one) => one.heading)}::text[], ${faults.map((one) => one.message)}::text[]) as t
    on conflict do nothing`.execute(tx);
}

/** The faults of a list, row by row. */
export async function listFaults(
  db: Reader,
  importId: string,
  { first, last, limit }: { first: number; last: number; limit: number },
): Promise<RowFault[]> {
  return db
    .selectFrom('rosterImportFaults')
    .select(['rowNo as row', 'heading', 'message'])
    .where('importId', '=', importId)
    .where('rowNo', '>=', first)
    .where('rowNo', '<=', last)
    .orderBy('rowNo')
    .orderBy('heading')
    .limit(limit)
    .execute();
}

export async function countFaultyRows(db: Reader, importId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct row_no)::integer as count from roster_import_faults
    where import_id = ${importId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Counts faults by column, the most frequent first: long lists repeat a few. */
export async function sumFaults(
  db: Reader,
  importId: string,
): Promise<{ heading: string; count: number }[]> {
  const { rows } = await sql<{ heading: string; count: number }>`
    select heading, count(*)::integer as count from roster_import_faults
    where import_id = ${importId} group by 1 order by 2 desc, 1`.execute(db);
  return rows;
}
