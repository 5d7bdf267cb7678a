import { sql } from 'kysely';
import type { Db } from './index.ts';

export interface RefusedPageRow {
  tokenHash: string;
  /** The browser and session that may see the page. */
  browserHash: string;
  /** Who fills the table: a session, or an address without one. */
  sourceHash: string;
  pageCipher: string;
  at: Date;
  expiresAt: Date;
}

/** Keeps a page and returns true; false when this source has kept `mostAMinute` in the last minute. */
export async function insertRefusedPage(
  db: Db,
  page: RefusedPageRow,
  mostAMinute: number,
): Promise<boolean> {
  const { tokenHash, browserHash, sourceHash, pageCipher, at, expiresAt } = page;
  const { numAffectedRows } = await sql`
    insert into refused_pages (token_hash, browser_hash, source_hash, page_cipher, kept_at, expires_at)
    select ${tokenHash}, ${browserHash}, ${sourceHash}, ${pageCipher}, ${at}::timestamptz,
      ${expiresAt}::timestamptz
    where (
      select count(*) from refused_pages
      where source_hash = ${sourceHash} and kept_at > ${at}::timestamptz - interval '1 minute'
    ) < ${mostAMinute}`.execute(db);
  return numAffectedRows === 1n;
}

/** The page behind a token, for the browser it was kept for. */
export async function findRefusedPage(
  db: Db,
  { tokenHash, browserHash }: Pick<RefusedPageRow, 'tokenHash' | 'browserHash'>,
  now: Date,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('refusedPages')
    .select('pageCipher')
    .where('tokenHash', '=', tokenHash)
    .where('browserHash', '=', browserHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row?.pageCipher;
}

/** The same, deleted as it is read: of two who ask at once, one gets it. */
export async function takeRefusedPage(
  db: Db,
  { tokenHash, browserHash }: Pick<RefusedPageRow, 'tokenHash' | 'browserHash'>,
  now: Date,
): Promise<string | undefined> {
  const row = await db
    .deleteFrom('refusedPages')
    .where('tokenHash', '=', tokenHash)
    .where('browserHash', '=', browserHash)
    .where('expiresAt', '>', now)
    .returning('pageCipher')
    .executeTakeFirst();
  return row?.pageCipher;
}

export async function deleteExpiredRefusedPages(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('refusedPages').where('expiresAt', '<=', now).execute();
}
