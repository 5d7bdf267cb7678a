import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface Chunk {
  no: number;
  rowsCipher: string;
}

export async function insertChunk(tx: Tx, importId: string, chunk: Chunk): Promise<void> {
  await tx
    .insertInto('rosterImportChunks')
    .values({ importId, ...chunk })
    .execute();
}

/** Returns the next unchecked rows. */
export async function findUncheckedChunk(tx: Tx, importId: string): Promise<Chunk | undefined> {
  return tx
    .selectFrom('rosterImportChunks')
    .select(['no', 'rowsCipher'])
    .where('importId', '=', importId)
    .where('checked', '=', false)
    .orderBy('no')
    .limit(1)
    .executeTakeFirst();
}

export async function markChecked(tx: Tx, importId: string, no: number): Promise<void> {
  await tx
    .updateTable('rosterImportChunks')
    .set({ checked: true })
    .where('importId', '=', importId)
    .where('no', '=', no)
    .execute();
}

export async function findChunk(
  db: Reader,
  importId: string,
  no: number,
): Promise<Chunk | undefined> {
  return db
    .selectFrom('rosterImportChunks')
    .select(['no', 'rowsCipher'])
    .where('importId', '=', importId)
    .where('no', '=', no)
    .executeTakeFirst();
}

/** Deletes the typed rows of an import. */
export async function deleteRows(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('rosterImportChunks').where('importId', '=', importId).execute();
}

/** Lists imports uploaded before an instant that still have their typed rows. */
export async function listImportsToForget(
  db: Reader,
  before: Date,
): Promise<{ id: string; state: string }[]> {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from roster_imports one
    where uploaded_at < ${before} and state in ('CHECKED', 'DONE', 'CANCELLED')
      and exists (select from roster_import_chunks where import_id = one.id)`.execute(db);
  return rows;
}
