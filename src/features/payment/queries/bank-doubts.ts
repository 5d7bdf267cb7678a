import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { NewBankLine } from '../rules/bank-line.ts';
import type { KnownLine } from '../rules/repeated-line.ts';
import { rowsAtOnce } from './bank-lines.ts';

/** A row with a known transaction number and other facts, beside the first line of that number. */
export interface BankDoubt extends NewBankLine {
  id: string;
  fileId: string;
  fileName: string;
  firstLineId: string;
  firstDay: string;
  firstAmountFen: number;
  firstPayer: string;
  firstRemark: string;
  firstFileName: string;
  firstRowNo: number;
  decision: 'BOOKED' | 'DROPPED' | null;
  note: string;
  decidedByName: string | null;
  decidedAt: Date | null;
}

/** Lets one bank file be imported at a time, so that a repeat is known as one. */
export async function lockBankImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('payment.bank_files'))`.execute(tx);
}

/** All lines and undecided or dropped rows that have the number of one of these. */
export async function listKnownLines(tx: Tx, lines: readonly NewBankLine[]): Promise<KnownLine[]> {
  const known: KnownLine[] = [];
  const facts = ['transactionNo', 'day', 'amountFen', 'payer'] as const;
  for (let from = 0; from < lines.length; from += rowsAtOnce) {
    const numbers = lines.slice(from, from + rowsAtOnce).map((line) => line.transactionNo);
    const found = await tx
      .selectFrom('bankLines')
      .select(['id as lineId', ...facts])
      .where('transactionNo', 'in', numbers)
      .orderBy('id')
      .execute();
    const doubts = await tx
      .selectFrom('bankDoubts')
      .select(facts)
      .where('transactionNo', 'in', numbers)
      .where('decision', 'is distinct from', 'BOOKED')
      .execute();
    known.push(...found, ...doubts.map((doubt) => ({ ...doubt, lineId: null })));
  }
  return known;
}

export async function insertDoubts(
  tx: Tx,
  fileId: string,
  doubts: readonly { line: NewBankLine; firstLineId: string }[],
): Promise<void> {
  for (let from = 0; from < doubts.length; from += rowsAtOnce) {
    const rows = doubts.slice(from, from + rowsAtOnce).map(({ line, firstLineId }) => {
      const { rowNo, transactionNo, day, amountFen, payer, payerAccount, remark } = line;
      const facts = { rowNo, transactionNo, day, amountFen, payer, payerAccount, remark };
      return { id: newId(), fileId, firstLineId, ...facts };
    });
    await tx.insertInto('bankDoubts').values(rows).execute();
  }
}

const select = (db: Reader) =>
  db
    .selectFrom('bankDoubts as doubt')
    .innerJoin('bankFiles as file', 'file.id', 'doubt.fileId')
    .innerJoin('bankLines as first', 'first.id', 'doubt.firstLineId')
    .innerJoin('bankFiles as firstFile', 'firstFile.id', 'first.fileId')
    .leftJoin('accounts as account', 'account.id', 'doubt.decidedBy')
    .select([
      'doubt.id',
      'doubt.fileId',
      'file.name as fileName',
      'doubt.rowNo',
      'doubt.transactionNo',
      'doubt.day',
      'doubt.amountFen',
      'doubt.payer',
      'doubt.payerAccount',
      'doubt.remark',
      'doubt.firstLineId',
      'first.day as firstDay',
      'first.amountFen as firstAmountFen',
      'first.payer as firstPayer',
      'first.remark as firstRemark',
      'firstFile.name as firstFileName',
      'first.rowNo as firstRowNo',
      'doubt.decision',
      'doubt.note',
      'account.name as decidedByName',
      'doubt.decidedAt',
    ])
    .$castTo<BankDoubt>();

/** Rows that wait to be decided: of one file, or of all. */
export async function listOpenDoubts(db: Reader, fileId?: string): Promise<BankDoubt[]> {
  let query = select(db).where('doubt.decision', 'is', null);
  if (fileId) query = query.where('doubt.fileId', '=', fileId);
  return query.orderBy('doubt.day').orderBy('doubt.id').limit(200).execute();
}

/** Decided rows of a file. */
export async function listDecidedDoubts(db: Reader, fileId: string): Promise<BankDoubt[]> {
  return select(db)
    .where('doubt.fileId', '=', fileId)
    .where('doubt.decision', 'is not', null)
    .orderBy('doubt.rowNo')
    .limit(200)
    .execute();
}

/** Locks the row until the transaction ends. */
export async function lockDoubt(tx: Tx, id: string): Promise<BankDoubt | undefined> {
  await tx.selectFrom('bankDoubts').select('id').where('id', '=', id).forUpdate().execute();
  return select(tx).where('doubt.id', '=', id).executeTakeFirst();
}

export async function updateDoubt(
  tx: Tx,
  id: string,
  decided: { decision: 'BOOKED' | 'DROPPED'; note: string; decidedBy: string; decidedAt: Date },
): Promise<void> {
  await tx.updateTable('bankDoubts').set(decided).where('id', '=', id).execute();
}
