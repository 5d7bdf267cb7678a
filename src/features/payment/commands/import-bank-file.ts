import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { fenToYuan } from '../../../kernel/money.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  cellOf,
  mostKept,
  type PassedOver,
  readTable,
  type TableReading,
  UnreadableTable,
} from '../../../platform/spreadsheets/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertDoubts, listKnownLines, lockBankImports } from '../queries/bank-doubts.ts';
import {
  type BankFileCounts,
  insertBankFile,
  insertLeftOut,
  type LeftOutRow,
} from '../queries/bank-files.ts';
import { insertBankLines, listLayouts } from '../queries/bank-lines.ts';
import type { NewBankLine } from '../rules/bank-line.ts';
import {
  type BankLayout,
  bankHeadings,
  findLostZeros,
  neededBankColumns,
  type RowFault,
  readBankRow,
  repeatedReason,
} from '../rules/bank-row.ts';
import { type SortedLines, sortLines } from '../rules/repeated-line.ts';
import { useArrivedTransfers } from './use-arrived-transfers.ts';

export type BankImport =
  | ({ ok: true; fileId: string; reading: TableReading } & BankFileCounts)
  | { ok: false; faults: RowFault[]; reading?: TableReading };

/** More than the account of the centre gets in a year. */
const mostRows = 200_000;
const limits = { rows: mostRows, milliseconds: 60_000 };

/**
 * Imports the incoming lines of a bank's file (xlsx or csv), all or none (E21). A line that agrees with an
 * earlier one in number, day, sum and payer is a repeat; the same number with other facts waits for a person.
 * Every row that is not booked is listed with its reason.
 */
export async function importBankFile(
  parts: Parts,
  actor: Officer,
  file: { name: string; path: string },
): Promise<BankImport> {
  const at = parts.clock.now();
  const read = await readLines(file.path, await listLayouts(parts.db), dayOf(at));
  if (!read.ok) return read;
  const { reading } = read;
  const lines = read.lines.map((line) => ({ id: newId(), ...line }));
  return inTransaction(parts.db, async (tx) => {
    await lockBankImports(tx);
    const sorted = sortLines(lines, await listKnownLines(tx, lines));
    const { passedOver, ...kept } = reading;
    const { name } = file;
    const short = { ...kept, passedOver: passedOver.slice(0, mostKept) };
    const stored = { name, importedBy: actor.accountId, at, reading: short };
    const counts = { imported: sorted.fresh.length, ...countsOf(sorted) };
    const fileId = await insertBankFile(tx, { ...stored, lines: lines.length, ...counts });
    await insertBankLines(tx, fileId, sorted.fresh);
    await useArrivedTransfers(tx, actor, at);
    await insertLeftOut(tx, fileId, leftOutOf(passedOver, sorted));
    await insertDoubts(tx, fileId, sorted.doubtful);
    const facts = { name, ...counts, passedOver: reading.passedOverCount };
    const subject = { type: 'bank_file', id: fileId };
    await recordAudit(tx, actor, 'payment.import_bank_file', subject, facts);
    return { ok: true, fileId, ...counts, reading: short };
  });
}

type Sorted = SortedLines<NewBankLine & { id: string }>;

const countsOf = ({ repeated, doubtful }: Sorted) => ({
  repeated: repeated.length,
  doubtful: doubtful.length,
});

const leftOutOf = (passedOver: readonly PassedOver[], { repeated }: Sorted): LeftOutRow[] => [
  ...passedOver.map(({ row: rowNo, text, because = '' }) => ({
    rowNo,
    text,
    because,
    bankLineId: null,
  })),
  ...repeated.map(({ line, lineId }) => ({
    rowNo: line.rowNo,
    text: `${line.day} ${fenToYuan(line.amountFen)} ${line.payer} ${line.transactionNo}`,
    because: repeatedReason,
    bankLineId: lineId,
  })),
];

type ReadLines =
  | { ok: true; lines: NewBankLine[]; reading: TableReading }
  | Extract<BankImport, { ok: false }>;

async function readLines(
  path: string,
  layouts: readonly BankLayout[],
  today: string,
): Promise<ReadLines> {
  const lines: NewBankLine[] = [];
  const faults: RowFault[] = [];
  const numeric = new Set<number>();
  const shape = { headings: bankHeadings(layouts), limits, keepPassedOver: mostRows };
  try {
    const found = await readTable(path, shape, (row, heading) => {
      const read = readBankRow(row, heading, today);
      if ('leftOut' in read) return read.leftOut;
      if (cellOf(row, heading, 'transactionNo').kind === 'NUMBER') numeric.add(row.row);
      if ('line' in read) lines.push(read.line);
      else faults.push(...read.faults);
      return undefined;
    });
    if (!found)
      return { ok: false, faults: [{ row: 1, column: '表头', message: noHeading(layouts) }] };
    const { heading, reading } = found;
    const column = heading.texts[heading.places.transactionNo ?? -1] ?? '';
    faults.push(...findLostZeros(lines, numeric, column));
    return faults.length > 0 ? { ok: false, faults, reading } : { ok: true, lines, reading };
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    return { ok: false, faults: [{ row: error.row ?? 1, column: '文件', message: error.message }] };
  }
}

function noHeading([layout]: readonly BankLayout[]): string {
  const names = neededBankColumns.map((one) => layout?.columns[one][0]).join('、');
  return `前 60 行里没有找到表头。需要这些列：${names}。请下载银行的明细表，不要删改表头。`;
}
