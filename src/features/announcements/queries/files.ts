import { newId } from '../../../kernel/ids.ts';
import type { Reader as Db, Tx } from '../../../platform/database/index.ts';

export interface AttachedFile {
  id: string;
  announcementId: string;
  name: string;
  bytes: number;
  contentType: string;
  storageKey: string;
}

const select = (db: Db) =>
  db
    .selectFrom('announcementFiles')
    .select(['id', 'announcementId', 'name', 'bytes', 'contentType', 'storageKey']);

export async function listFiles(db: Db, announcementId: string): Promise<AttachedFile[]> {
  return select(db).where('announcementId', '=', announcementId).orderBy('addedAt').execute();
}

export async function findFile(db: Db, id: string): Promise<AttachedFile | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function insertFile(tx: Tx, file: Omit<AttachedFile, 'id'>): Promise<void> {
  await tx
    .insertInto('announcementFiles')
    .values({ id: newId(), ...file })
    .execute();
}

/** Inserts a reader's receipt for a version, once. */
export async function insertReceipt(
  tx: Tx,
  receipt: { announcementId: string; accountId: string; version: number },
): Promise<void> {
  await tx
    .insertInto('announcementReceipts')
    .values(receipt)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function hasReceipt(
  db: Db,
  receipt: { announcementId: string; accountId: string; version: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('announcementReceipts')
    .select('at')
    .where('announcementId', '=', receipt.announcementId)
    .where('accountId', '=', receipt.accountId)
    .where('version', '=', receipt.version)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countReceipts(
  db: Db,
  { id, version }: { id: string; version: number },
): Promise<number> {
  const { count } = await db
    .selectFrom('announcementReceipts')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('announcementId', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return Number(count);
}
