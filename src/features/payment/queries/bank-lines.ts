import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { BankLine, NewBankLine } from '../rules/bank-line.ts';
import type { BankLayout } from '../rules/bank-row.ts';

/** Rows of one insert: fewer than PostgreSQL has parameters for. */
export const rowsAtOnce = 1000;

const select = (db: Reader) =>
  db
    .selectFrom('bankLines as line')
    .innerJoin('bankFiles as file', 'file.id', 'line.fileId')
    .select([
      'line.id',
      'line.rowNo',
      'file.name as fileName',
      'line.transactionNo',
      'line.day',
      'line.amountFen',
      'line.usedFen',
      'line.payer',
      'line.payerAccount',
      'line.remark',
      'line.note',
      sql<string[]>`array(select use.group_order_id::text from bank_uses use
        where use.bank_line_id = line.id and use.reversed_at is not null
          and use.group_order_id is not null)`.as('reversedFrom'),
    ]);

export async function findBankLine(db: Reader, id: string): Promise<BankLine | undefined> {
  return select(db).where('line.id', '=', id).executeTakeFirst();
}

/** Locks the line until the transaction ends. Lock it before any group order. */
export async function lockBankLine(tx: Tx, id: string): Promise<BankLine | undefined> {
  await tx.selectFrom('bankLines').select('id').where('id', '=', id).forUpdate().execute();
  return findBankLine(tx, id);
}

/** Lines with unused money, oldest first, or all, newest first. */
export async function listBankLines(
  db: Reader,
  view: 'UNSOLVED' | 'ALL',
  limit = 200,
): Promise<BankLine[]> {
  return view === 'UNSOLVED'
    ? select(db)
        .whereRef('line.usedFen', '<', 'line.amountFen')
        .orderBy('line.day')
        .orderBy('line.id')
        .limit(limit)
        .execute()
    : select(db).orderBy('line.day', 'desc').orderBy('line.id', 'desc').limit(limit).execute();
}

export async function listLayouts(db: Reader): Promise<BankLayout[]> {
  const rows = await db.selectFrom('bankLayouts').select(['name', 'columns']).execute();
  return rows as unknown as BankLayout[];
}

/** Inserts the new lines of a file, with the ids they were given. */
export async function insertBankLines(
  tx: Tx,
  fileId: string,
  lines: readonly (NewBankLine & { id: string })[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += rowsAtOnce)
    await tx
      .insertInto('bankLines')
      .values(lines.slice(from, from + rowsAtOnce).map((line) => ({ ...line, fileId })))
      .execute();
}

/** Transfers used for a group order, newest first. */
export async function listTransfers(
  db: Reader,
  groupOrderId: string,
): Promise<{ id: string; day: string; transactionNo: string; amountFen: number }[]> {
  return db
    .selectFrom('bankUses as use')
    .innerJoin('bankLines as line', 'line.id', 'use.bankLineId')
    .select(['use.id', 'line.day', 'line.transactionNo', 'use.amountFen'])
    .where('use.groupOrderId', '=', groupOrderId)
    .where('use.reversedAt', 'is', null)
    .orderBy('use.usedAt', 'desc')
    .execute();
}

/** The line of a bank's transaction number; of several, the one with the most unused money. */
export async function findBankLineByNo(
  db: Reader,
  transactionNo: string,
): Promise<BankLine | undefined> {
  return select(db)
    .where('line.transactionNo', '=', transactionNo)
    .orderBy(({ eb, ref }) => eb(ref('line.amountFen'), '-', ref('line.usedFen')), 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Uses money of a locked line; the database refuses more than is left. */
export async function insertBankUse(
  tx: Tx,
  {
    at,
    ...use
  }: {
    bankLineId: string;
    purpose: 'GROUP_ORDER' | 'TEXTBOOKS' | 'RETURNED' | 'COUNTER';
    groupOrderId: string | null;
    amountFen: number;
    note: string;
    usedBy: string;
    at: Date;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('bankUses')
    .values({ id, ...use, usedAt: at })
    .execute();
  await tx
    .updateTable('bankLines')
    .set((row) => ({ usedFen: row('usedFen', '+', use.amountFen) }))
    .where('id', '=', use.bankLineId)
    .execute();
  return id;
}

export async function updateBankNote(tx: Tx, id: string, note: string): Promise<void> {
  await tx.updateTable('bankLines').set({ note }).where('id', '=', id).execute();
}

/** Money received and money unused, in fen, and the number of lines with unused money. */
export async function sumBankLines(
  db: Reader,
): Promise<{ receivedFen: number; unsolvedFen: number; unsolved: number }> {
  const row = await db
    .selectFrom('bankLines')
    .select(({ fn, eb }) => [
      fn.coalesce(fn.sum<number>('amountFen'), eb.lit(0)).as('receivedFen'),
      fn
        .coalesce(fn.sum<number>(eb('amountFen', '-', eb.ref('usedFen'))), eb.lit(0))
        .as('unsolvedFen'),
      fn.countAll<number>().filterWhere('usedFen', '<', eb.ref('amountFen')).as('unsolved'),
    ])
    .executeTakeFirstOrThrow();
  return {
    receivedFen: Number(row.receivedFen),
    unsolvedFen: Number(row.unsolvedFen),
    unsolved: Number(row.unsolved),
  };
}

/** Transfers the bank booked on a day, and what of them is unused; in fen. */
export async function sumTransfersOfDay(
  db: Reader,
  day: string,
): Promise<{ transfersFen: number; unsolvedFen: number }> {
  const row = await db
    .selectFrom('bankLines')
    .select(({ fn, eb }) => [
      fn.sum<number | null>('amountFen').as('transfersFen'),
      fn.sum<number | null>(eb('amountFen', '-', eb.ref('usedFen'))).as('unsolvedFen'),
    ])
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return {
    transfersFen: Number(row.transfersFen ?? 0),
    unsolvedFen: Number(row.unsolvedFen ?? 0),
  };
}
