import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { BankLayout, BankLine, NewBankLine } from '../rules/bank-line.ts';

const select = (db: Reader) =>
  db
    .selectFrom('bank_lines as line')
    .innerJoin('bank_files as file', 'file.id', 'line.file_id')
    .select([
      'line.id',
      'line.row_no as rowNo',
      'file.name as fileName',
      'line.transaction_no as transactionNo',
      'line.day',
      'line.amount_fen as amountFen',
      'line.used_fen as usedFen',
      'line.payer',
      'line.payer_account as payerAccount',
      'line.remark',
      'line.note',
    ]);

export async function findBankLine(db: Reader, id: string): Promise<BankLine | undefined> {
  return select(db).where('line.id', '=', id).executeTakeFirst();
}

/** Locks the line until the transaction ends. Lock it before any group order. */
export async function lockBankLine(tx: Tx, id: string): Promise<BankLine | undefined> {
  await tx.selectFrom('bank_lines').select('id').where('id', '=', id).forUpdate().execute();
  return findBankLine(tx, id);
}

/** Lines with money not yet solved, oldest first, or all, newest first. */
export async function listBankLines(
  db: Reader,
  view: 'UNSOLVED' | 'ALL',
  limit = 200,
): Promise<BankLine[]> {
  return view === 'UNSOLVED'
    ? select(db)
        .whereRef('line.used_fen', '<', 'line.amount_fen')
        .orderBy('line.day')
        .orderBy('line.id')
        .limit(limit)
        .execute()
    : select(db).orderBy('line.day', 'desc').orderBy('line.id', 'desc').limit(limit).execute();
}

export async function listLayouts(db: Reader): Promise<BankLayout[]> {
  const rows = await db.selectFrom('bank_layouts').select(['name', 'columns']).execute();
  return rows as unknown as BankLayout[];
}

/** Writes a file with its lines; lines known by their transaction number are passed over. */
export async function insertBankFile(
  tx: Tx,
  file: { name: string; importedBy: string; at: Date; lines: readonly NewBankLine[] },
): Promise<{ id: string; imported: number; repeated: number }> {
  const id = newId();
  const values = { id, name: file.name, imported_by: file.importedBy, imported_at: file.at };
  await tx
    .insertInto('bank_files')
    .values({ ...values, lines: file.lines.length, repeated: 0 })
    .execute();
  let imported = 0;
  for (let from = 0; from < file.lines.length; from += 1000) {
    const rows = await tx
      .insertInto('bank_lines')
      .values(
        file.lines.slice(from, from + 1000).map((line) => ({
          id: newId(),
          file_id: id,
          row_no: line.rowNo,
          transaction_no: line.transactionNo,
          day: line.day,
          amount_fen: line.amountFen,
          payer: line.payer,
          payer_account: line.payerAccount,
          remark: line.remark,
        })),
      )
      .onConflict((conflict) => conflict.column('transaction_no').doNothing())
      .returning('id')
      .execute();
    imported += rows.length;
  }
  const repeated = file.lines.length - imported;
  await tx.updateTable('bank_files').set({ repeated }).where('id', '=', id).execute();
  return { id, imported, repeated };
}

export interface BankUse {
  id: string;
  purpose: 'GROUP_ORDER' | 'TEXTBOOKS' | 'RETURNED';
  groupOrderId: string | null;
  groupNo: string | null;
  amountFen: number;
  note: string;
  usedAt: Date;
}

/** Where the money of a line went, oldest first. */
export async function listBankUses(db: Reader, bankLineId: string): Promise<BankUse[]> {
  return db
    .selectFrom('bank_uses as use')
    .leftJoin('group_orders as group', 'group.id', 'use.group_order_id')
    .select([
      'use.id',
      'use.purpose',
      'use.group_order_id as groupOrderId',
      'group.group_no as groupNo',
      'use.amount_fen as amountFen',
      'use.note',
      'use.used_at as usedAt',
    ])
    .$narrowType<{ purpose: BankUse['purpose'] }>()
    .where('use.bank_line_id', '=', bankLineId)
    .orderBy('use.used_at')
    .execute();
}

/** Transfers that reached a group order, newest first. */
export async function listTransfers(
  db: Reader,
  groupOrderId: string,
): Promise<{ id: string; day: string; transactionNo: string; amountFen: number }[]> {
  return db
    .selectFrom('bank_uses as use')
    .innerJoin('bank_lines as line', 'line.id', 'use.bank_line_id')
    .select([
      'use.id',
      'line.day',
      'line.transaction_no as transactionNo',
      'use.amount_fen as amountFen',
    ])
    .where('use.group_order_id', '=', groupOrderId)
    .orderBy('use.used_at', 'desc')
    .execute();
}

/** The line of a bank's transaction number. */
export async function findBankLineByNo(
  db: Reader,
  transactionNo: string,
): Promise<BankLine | undefined> {
  return select(db).where('line.transaction_no', '=', transactionNo).executeTakeFirst();
}

/** Takes money of a locked line; the database refuses more than is left. */
export async function insertBankUse(
  tx: Tx,
  use: {
    bankLineId: string;
    purpose: BankUse['purpose'];
    groupOrderId: string | null;
    amountFen: number;
    note: string;
    usedBy: string;
    at: Date;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('bank_uses')
    .values({
      id,
      bank_line_id: use.bankLineId,
      purpose: use.purpose,
      group_order_id: use.groupOrderId,
      amount_fen: use.amountFen,
      note: use.note,
      used_by: use.usedBy,
      used_at: use.at,
    })
    .execute();
  await tx
    .updateTable('bank_lines')
    .set((row) => ({ used_fen: row('used_fen', '+', use.amountFen) }))
    .where('id', '=', use.bankLineId)
    .execute();
  return id;
}

export async function updateBankNote(tx: Tx, id: string, note: string): Promise<void> {
  await tx.updateTable('bank_lines').set({ note }).where('id', '=', id).execute();
}

/** Money received and money still unsolved, in fen, over all lines. */
export async function sumBankLines(
  db: Reader,
): Promise<{ receivedFen: number; unsolvedFen: number; unsolved: number }> {
  const row = await db
    .selectFrom('bank_lines')
    .select(({ fn, eb }) => [
      fn.coalesce(fn.sum<number>('amount_fen'), eb.lit(0)).as('receivedFen'),
      fn
        .coalesce(fn.sum<number>(eb('amount_fen', '-', eb.ref('used_fen'))), eb.lit(0))
        .as('unsolvedFen'),
      fn.countAll<number>().filterWhere('used_fen', '<', eb.ref('amount_fen')).as('unsolved'),
    ])
    .executeTakeFirstOrThrow();
  return {
    receivedFen: Number(row.receivedFen),
    unsolvedFen: Number(row.unsolvedFen),
    unsolved: Number(row.unsolved),
  };
}

/** Transfers the bank booked on a day: all, and what of them is not solved yet; in fen. */
export async function sumTransfersOfDay(
  db: Reader,
  day: string,
): Promise<{ transfersFen: number; unsolvedFen: number }> {
  const row = await db
    .selectFrom('bank_lines')
    .select(({ fn, eb }) => [
      fn.sum<number | null>('amount_fen').as('transfersFen'),
      fn.sum<number | null>(eb('amount_fen', '-', eb.ref('used_fen'))).as('unsolvedFen'),
    ])
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return {
    transfersFen: Number(row.transfersFen ?? 0),
    unsolvedFen: Number(row.unsolvedFen ?? 0),
  };
}
