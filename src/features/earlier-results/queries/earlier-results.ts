import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CheckedRow, EarlierResult } from '../rules/earlier-result.ts';

const columns = [
  'id',
  'accountId',
  'year',
  'title',
  'passedOn',
  'score',
  'creditHours',
  'documentNo',
  'endorsedBy',
  'importedAt',
  'revokedAt',
  'revokedBecause',
] as const;

const select = (db: Reader) => db.selectFrom('earlierResults').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;
const toResult = (row: Row): EarlierResult => ({ ...row, creditHours: Number(row.creditHours) });

/** The earlier results of several people, revoked ones too, the oldest year first. */
export async function listEarlierResults(
  db: Reader,
  accountIds: readonly string[],
): Promise<EarlierResult[]> {
  if (accountIds.length === 0) return [];
  const rows = await select(db)
    .where('accountId', 'in', [...accountIds])
    .orderBy('year')
    .execute();
  return rows.map(toResult);
}

/** The results imported with a list, by row. */
export async function listResultsOfFile(
  db: Reader,
  fileId: string,
): Promise<Map<number, EarlierResult>> {
  const rows = await select(db).select('rowNo').where('fileId', '=', fileId).execute();
  return new Map(rows.map(({ rowNo, ...row }) => [rowNo, toResult(row)]));
}

export async function findEarlierResult(
  db: Reader,
  id: string,
): Promise<EarlierResult | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toResult(row);
}

/** Inserts the results of rows; returns how many, without those whose year is taken meanwhile. */
export async function insertResults(
  tx: Tx,
  fileId: string,
  rows: readonly CheckedRow[],
  at: Date,
): Promise<number> {
  let count = 0;
  for (const row of rows) {
    const { accountId, year, passedOn, creditHours } = row;
    if (!accountId || year === null || passedOn === null || creditHours === null) continue;
    const { rowNo, title, score, documentNo, endorsedBy } = row;
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('earlierResults')
      .values({
        ...{ id: newId(), accountId, year, passedOn, creditHours, importedAt: at },
        ...{ fileId, rowNo, title, score, documentNo, endorsedBy },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    count += Number(numInsertedOrUpdatedRows);
  }
  return count;
}

/** Revokes a result; false when it was already. */
export async function markRevoked(
  tx: Tx,
  id: string,
  { because, at }: { because: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('earlierResults')
    .set({ revokedAt: at, revokedBecause: because })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
