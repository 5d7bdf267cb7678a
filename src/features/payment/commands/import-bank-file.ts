import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  cellOf,
  readTable,
  type TableReading,
  UnreadableTable,
} from '../../../platform/spreadsheets/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertBankFile, listLayouts } from '../queries/bank-lines.ts';
import type { NewBankLine } from '../rules/bank-line.ts';
import {
  type BankLayout,
  bankHeadings,
  findLostZeros,
  neededBankColumns,
  type RowFault,
  readBankRow,
} from '../rules/bank-row.ts';
import { useArrivedTransfers } from './use-arrived-transfers.ts';

export type BankImport =
  | { ok: true; imported: number; repeated: number; reading: TableReading }
  | { ok: false; faults: RowFault[]; reading?: TableReading };

/** More than the account of the centre gets in a year. */
const limits = { rows: 200_000, milliseconds: 60_000 };

/**
 * Imports the incoming lines of a bank's file (xlsx or csv), all or none; a transaction number only once,
 * however often its file is uploaded (E21).
 */
export async function importBankFile(
  parts: Parts,
  actor: Officer,
  file: { name: string; path: string },
): Promise<BankImport> {
  const at = parts.clock.now();
  const read = await readLines(file.path, await listLayouts(parts.db), dayOf(at));
  if (!read.ok) return read;
  const { lines, reading } = read;
  return inTransaction(parts.db, async (tx) => {
    const { name } = file;
    const stored = { name, importedBy: actor.accountId, at, lines, reading };
    const { id, imported, repeated } = await insertBankFile(tx, stored);
    await useArrivedTransfers(tx, actor, at);
    const facts = { name, imported, repeated, passedOver: reading.passedOverCount };
    await recordAudit(tx, actor, 'payment.import_bank_file', { type: 'bank_file', id }, facts);
    return { ok: true, imported, repeated, reading };
  });
}

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
  const shape = { headings: bankHeadings(layouts), limits };
  try {
    const found = await readTable(path, shape, (row, heading) => {
      const read = readBankRow(row, heading, today);
      if (read === 'NOT_IN') return 'NO_ENTRY';
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
