import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CheckedRow, ResultFile } from '../rules/earlier-result.ts';

const select = (db: Reader) => db.selectFrom('earlierResultFiles').selectAll();

export async function findFile(db: Reader, id: string): Promise<ResultFile | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockFile(tx: Tx, id: string): Promise<ResultFile | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A page of the lists, newest first. */
export async function listFiles(
  db: Reader,
  { limit, offset }: { limit: number; offset: number },
): Promise<ResultFile[]> {
  return select(db)
    .orderBy('uploadedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function insertFile(
  tx: Tx,
  {
    reading,
    ...file
  }: Pick<
    ResultFile,
    'id' | 'organisationId' | 'fileName' | 'source' | 'reading' | 'uploadedBy' | 'uploadedAt'
  >,
  rows: readonly CheckedRow[],
): Promise<void> {
  await tx
    .insertInto('earlierResultFiles')
    .values({ ...file, reading: JSON.stringify(reading) })
    .execute();
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto('earlierResultRows')
      .values(rows.slice(at, at + 500).map((row) => ({ ...row, fileId: file.id })))
      .execute();
}

/** The rows of a list, in its order. */
export async function listRows(db: Reader, fileId: string): Promise<CheckedRow[]> {
  const rows = await db
    .selectFrom('earlierResultRows')
    .selectAll()
    .where('fileId', '=', fileId)
    .orderBy('rowNo')
    .execute();
  return rows.map(({ fileId: _file, ...row }) => ({
    ...row,
    creditHours: row.creditHours === null ? null : Number(row.creditHours),
  }));
}

/** Settles the doubts of these rows; the others wait again. */
export async function updateDoubts(
  tx: Tx,
  fileId: string,
  settled: readonly number[],
): Promise<void> {
  await sql`update earlier_result_rows set doubt_settled = (row_no = any(${[...settled]}::int[]))
    where file_id = ${fileId} and doubt is not null`.execute(tx);
}

export async function updateFileState(
  tx: Tx,
  id: string,
  state: 'IMPORTED' | 'DISCARDED',
  by: { importedBy: string; importedAt: Date } | null = null,
): Promise<void> {
  await tx
    .updateTable('earlierResultFiles')
    .set({ state, ...by })
    .where('id', '=', id)
    .execute();
}
