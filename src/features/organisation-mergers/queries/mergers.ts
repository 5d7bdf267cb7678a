import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Merger } from '../rules/merger.ts';

const select = (db: Reader) =>
  db
    .selectFrom('organisationMergers')
    .select(['id', 'fromId', 'intoId', 'moved', 'reason', 'mergedAt', 'separatedAt']);
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const toMerger = (row: Row): Merger => ({ ...row, moved: row.moved as Merger['moved'] });

/** Lists the mergers in which an organisation had a part, the newest first. */
export async function listMergersOf(db: Reader, organisationId: string): Promise<Merger[]> {
  const rows = await select(db)
    .where((where) =>
      where.or([where('fromId', '=', organisationId), where('intoId', '=', organisationId)]),
    )
    .orderBy('mergedAt', 'desc')
    .execute();
  return rows.map(toMerger);
}

export async function findMerger(db: Reader, id: string): Promise<Merger | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toMerger(row);
}

/** Locks a merger until the transaction ends. */
export async function lockMerger(tx: Tx, id: string): Promise<Merger | undefined> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toMerger(row);
}

export async function insertMerger(
  tx: Tx,
  merger: Omit<Merger, 'id' | 'separatedAt'> & { proposedBy: string; confirmedBy: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('organisationMergers')
    .values({ ...merger, id, moved: JSON.stringify(merger.moved) })
    .execute();
  return id;
}

export async function markSeparated(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('organisationMergers')
    .set({ separatedAt: at, separatedBy: by })
    .where('id', '=', id)
    .execute();
}
