import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { TableReading } from '../../../platform/spreadsheets/index.ts';
import { rowsAtOnce } from './bank-lines.ts';

/** What became of the income of a file. */
export interface BankFileCounts {
  imported: number;
  repeated: number;
  doubtful: number;
}

/** An imported file, with what was read of it. */
export interface BankFile extends BankFileCounts {
  id: string;
  name: string;
  importedAt: Date;
  importedByName: string;
  lines: number;
  reading: TableReading;
}

/** A row that was not booked, and why in words. */
export interface LeftOutRow {
  rowNo: number;
  because: string;
  text: string;
  /** The line it repeats. */
  bankLineId: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('bankFiles as file')
    .innerJoin('accounts as account', 'account.id', 'file.importedBy')
    .select(({ eb, ref }) => [
      'file.id',
      'file.name',
      'file.importedAt',
      'account.name as importedByName',
      'file.lines',
      'file.repeated',
      'file.doubtful',
      'file.reading',
      eb(eb(ref('file.lines'), '-', ref('file.repeated')), '-', ref('file.doubtful')).as(
        'imported',
      ),
    ])
    // Files from before readings were kept say nothing.
    .where(sql<boolean>`file.reading <> '{}'`)
    .$castTo<BankFile>();

export async function findBankFile(db: Reader, id: string): Promise<BankFile | undefined> {
  return select(db).where('file.id', '=', id).executeTakeFirst();
}

/** The files imported last, the newest first. */
export async function listBankFiles(db: Reader, limit: number): Promise<BankFile[]> {
  return select(db)
    .orderBy('file.importedAt', 'desc')
    .orderBy('file.id', 'desc')
    .limit(limit)
    .execute();
}

/** Inserts a file; returns its id. */
export async function insertBankFile(
  tx: Tx,
  {
    at,
    imported: _,
    reading,
    ...file
  }: BankFileCounts & {
    name: string;
    importedBy: string;
    at: Date;
    lines: number;
    reading: TableReading;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('bankFiles')
    .values({ id, ...file, importedAt: at, reading: JSON.stringify(reading) })
    .execute();
  return id;
}

export async function insertLeftOut(
  tx: Tx,
  fileId: string,
  rows: readonly LeftOutRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insertInto('bankRowsLeftOut')
      .values(rows.slice(from, from + rowsAtOnce).map((row) => ({ ...row, fileId })))
      .execute();
}

/** A page of the rows that were not booked, in the order of the file. */
export async function listLeftOut(
  db: Reader,
  fileId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<LeftOutRow[]> {
  return db
    .selectFrom('bankRowsLeftOut')
    .select(['rowNo', 'because', 'text', 'bankLineId'])
    .where('fileId', '=', fileId)
    .orderBy('rowNo')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many rows were not booked, by their reason, the most frequent first. */
export async function countLeftOut(
  db: Reader,
  fileId: string,
): Promise<{ because: string; rows: number }[]> {
  const rows = await db
    .selectFrom('bankRowsLeftOut')
    .select(({ fn }) => ['because', fn.countAll<number>().as('rows')])
    .where('fileId', '=', fileId)
    .groupBy('because')
    .orderBy('rows', 'desc')
    .orderBy('because')
    .execute();
  return rows.map(({ because, rows: count }) => ({ because, rows: Number(count) }));
}
