import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { AccountMerger } from '../rules/merger.ts';

const select = (db: Reader) =>
  db
    .selectFrom('accountMergers')
    .select([
      'id',
      'fromId',
      'intoId',
      'moved',
      'stayed',
      'reason',
      'mergedAt',
      'until',
      'separatedAt',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const toMerger = (row: Row): AccountMerger => ({
  ...row,
  moved: row.moved as AccountMerger['moved'],
});

/** Lists the mergers in which an account had a part, the newest first. */
export async function listMergersOf(db: Reader, accountId: string): Promise<AccountMerger[]> {
  const rows = await select(db)
    .where((row) => row.or([row('fromId', '=', accountId), row('intoId', '=', accountId)]))
    .orderBy('mergedAt', 'desc')
    .execute();
  return rows.map(toMerger);
}

export async function findMerger(db: Reader, id: string): Promise<AccountMerger | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toMerger(row);
}

/** Locks a merger until the transaction ends. */
export async function lockMerger(tx: Tx, id: string): Promise<AccountMerger | undefined> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toMerger(row);
}

export async function insertMerger(
  tx: Tx,
  merger: Omit<AccountMerger, 'id' | 'separatedAt'> & { proposedBy: string; confirmedBy: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('accountMergers')
    .values({ ...merger, id, moved: JSON.stringify(merger.moved) })
    .execute();
  return id;
}

export async function markSeparated(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('accountMergers')
    .set({ separatedAt: at, separatedBy: by })
    .where('id', '=', id)
    .execute();
}

/** Lists the mergers that can no longer be taken back, and whose closed account still has its log-in. */
export async function listToErase(
  db: Reader,
  now: Date,
): Promise<{ id: string; fromId: string }[]> {
  return db
    .selectFrom('accountMergers')
    .select(['id', 'fromId'])
    .where('until', '<=', now)
    .where('erasedAt', 'is', null)
    .where('separatedAt', 'is', null)
    .execute();
}

export async function markErased(tx: Tx, id: string, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable('accountMergers')
    .set({ erasedAt: at })
    .where('id', '=', id)
    .where('erasedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
