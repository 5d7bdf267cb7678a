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
    .selectFrom('announcement_files')
    .select([
      'id',
      'announcement_id as announcementId',
      'name',
      'bytes',
      'content_type as contentType',
      'storage_key as storageKey',
    ]);

export async function listFiles(db: Db, announcementId: string): Promise<AttachedFile[]> {
  return select(db).where('announcement_id', '=', announcementId).orderBy('added_at').execute();
}

export async function findFile(db: Db, id: string): Promise<AttachedFile | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function insertFile(tx: Tx, file: Omit<AttachedFile, 'id'>): Promise<void> {
  await tx
    .insertInto('announcement_files')
    .values({
      id: newId(),
      announcement_id: file.announcementId,
      name: file.name,
      bytes: file.bytes,
      content_type: file.contentType,
      storage_key: file.storageKey,
    })
    .execute();
}

/** Notes that somebody read a version; once. */
export async function insertReceipt(
  tx: Tx,
  receipt: { announcementId: string; accountId: string; version: number },
): Promise<void> {
  await tx
    .insertInto('announcement_receipts')
    .values({
      announcement_id: receipt.announcementId,
      account_id: receipt.accountId,
      version: receipt.version,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function hasReceipt(
  db: Db,
  receipt: { announcementId: string; accountId: string; version: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('announcement_receipts')
    .select('at')
    .where('announcement_id', '=', receipt.announcementId)
    .where('account_id', '=', receipt.accountId)
    .where('version', '=', receipt.version)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countReceipts(
  db: Db,
  { id, version }: { id: string; version: number },
): Promise<number> {
  const { count } = await db
    .selectFrom('announcement_receipts')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('announcement_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return Number(count);
}
