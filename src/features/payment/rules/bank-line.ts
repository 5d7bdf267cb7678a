import type { Fen } from '../../../kernel/money.ts';
import { yuanToFen } from '../../../kernel/money.ts';
import { findRemittanceCodes } from './remittance-code.ts';

/** An incoming transfer on the bank account, as read from the bank's file. */
export interface BankLine {
  id: string;
  rowNo: number;
  fileName: string;
  transactionNo: string;
  day: string;
  amountFen: Fen;
  /** What was used for group orders or textbooks, or sent back; the rest is unused. */
  usedFen: Fen;
  payer: string;
  payerAccount: string;
  remark: string;
  note: string;
}

/** The headings of a bank's columns (table bank_layouts). */
export interface BankLayout {
  name: string;
  columns: Record<BankColumn, string[]>;
}
export type BankColumn = 'day' | 'amount' | 'payer' | 'payerAccount' | 'remark' | 'transactionNo';

export interface RowFault {
  row: number;
  column: string;
  message: string;
}

export type NewBankLine = Pick<
  BankLine,
  'rowNo' | 'transactionNo' | 'day' | 'amountFen' | 'payer' | 'payerAccount' | 'remark'
>;

interface SheetRow {
  row: number;
  cells: string[];
}

const needed: BankColumn[] = ['day', 'amount', 'transactionNo', 'payer'];
const headingRows = 20;

/**
 * Reads the incoming lines of a bank's table: the heading row is found by the names of its columns,
 * outgoing rows (no incoming amount) are skipped. Faults name row, column and what to do.
 */
export function readBankRows(
  rows: readonly SheetRow[],
  layouts: readonly BankLayout[],
): { lines: NewBankLine[]; faults: RowFault[] } {
  const heading = findHeading(rows, layouts);
  if (!heading) {
    const names = layouts[0]?.columns;
    const message = `没有找到表头。需要这些列：${needed.map((one) => names?.[one][0]).join('、')}。请下载银行的明细表，不要删改表头。`;
    return { lines: [], faults: [{ row: 1, column: '表头', message }] };
  }
  const lines: NewBankLine[] = [];
  const faults: RowFault[] = [];
  for (const { row, cells } of rows.filter((one) => one.row > heading.row)) {
    const text = (column: BankColumn) => (cells[heading.places[column] ?? -1] ?? '').trim();
    const amount = text('amount').replaceAll(/[,，¥￥\s]/g, '');
    if (amount === '' || amount.startsWith('-') || /^0+(\.0+)?$/.test(amount)) continue;
    const fault = (column: BankColumn, message: string) =>
      faults.push({ row, column: heading.names[column] ?? '', message });
    const before = faults.length;
    const amountFen = yuanToFen(amount);
    if (amountFen === null) fault('amount', `“${amount}”不是金额，应写成 1400.00 这样`);
    const day = readDay(text('day'));
    if (!day) fault('day', `“${text('day')}”不是日期，应写成 2026-11-23 这样`);
    const transactionNo = text('transactionNo');
    if (transactionNo === '') fault('transactionNo', '没有流水号，无法防止重复导入，请补上');
    if (faults.length > before || amountFen === null || !day) continue;
    const [payer, payerAccount, remark] = [text('payer'), text('payerAccount'), text('remark')];
    lines.push({ rowNo: row, transactionNo, day, amountFen, payer, payerAccount, remark });
  }
  return { lines, faults };
}

function findHeading(rows: readonly SheetRow[], layouts: readonly BankLayout[]) {
  for (const { row, cells } of rows.slice(0, headingRows)) {
    for (const { columns } of layouts) {
      const found = Object.entries(columns).map(
        ([column, names]) => [column, cells.findIndex((cell) => names.includes(cell))] as const,
      );
      const places = Object.fromEntries(found.filter(([, place]) => place >= 0)) as Partial<
        Record<BankColumn, number>
      >;
      if (needed.some((column) => places[column] === undefined)) continue;
      const names = Object.fromEntries(
        Object.entries(places).map(([column, place]) => [column, cells[place]]),
      ) as Partial<Record<BankColumn, string>>;
      return { row, places, names };
    }
  }
  return null;
}

/** Returns 2026-11-23 for 2026/11/23, 20261123, 2026年11月23日 or with a time after it. */
function readDay(text: string): string | null {
  const match = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?:\D|$)/.exec(`${text} `);
  if (!match) return null;
  const [, year, month, day] = match as unknown as [string, string, string, string];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** A group order as the matching needs it. */
export interface Awaited {
  id: string;
  groupNo: string;
  remittanceCode: string;
  payerName: string;
  openFen: Fen;
  openCount: number;
  namedFen: Fen;
  namedCount: number;
}

/** WHOLE: the rest is the open sum. NAMED: that of the people the unit named. OVER: more. PART: less. */
export type Fit = 'WHOLE' | 'NAMED' | 'OVER' | 'PART';

export interface Proposal {
  awaited: Awaited;
  fit: Fit;
  /** Proposed by the code, the payer's name, or only the amount. */
  by: 'CODE' | 'NAME' | 'AMOUNT';
}

/**
 * Which group orders the rest of a bank line may be for, the likeliest first: a code in the remark
 * decides alone; without one the payer's name, then an equal amount (E21).
 */
export function proposeGroupOrders(
  line: Pick<BankLine, 'amountFen' | 'usedFen' | 'payer' | 'remark'>,
  awaited: readonly Awaited[],
): Proposal[] {
  const restFen = line.amountFen - line.usedFen;
  if (restFen === 0) return [];
  const codes = findRemittanceCodes(line.remark);
  const proposal = (one: Awaited, by: Proposal['by']) => ({
    awaited: one,
    fit: fitOf(restFen, one),
    by,
  });
  const byCode = awaited.filter((one) => codes.includes(one.remittanceCode));
  if (byCode.length > 0) return byCode.map((one) => proposal(one, 'CODE'));
  const payer = plainName(line.payer);
  const byName = awaited.filter((one) => payer !== '' && plainName(one.payerName) === payer);
  const exact = awaited.filter(
    (one) => !byName.includes(one) && (one.openFen === restFen || one.namedFen === restFen),
  );
  const rank: Record<Fit, number> = { WHOLE: 0, NAMED: 1, PART: 2, OVER: 3 };
  const named = byName.map((one) => proposal(one, 'NAME'));
  named.sort((one, other) => rank[one.fit] - rank[other.fit]);
  return [...named, ...exact.map((one) => proposal(one, 'AMOUNT'))].slice(0, 5);
}

function fitOf(restFen: Fen, { openFen, namedFen, namedCount }: Awaited): Fit {
  if (restFen === openFen) return 'WHOLE';
  if (namedCount > 0 && restFen === namedFen) return 'NAMED';
  return restFen > openFen ? 'OVER' : 'PART';
}

/** A name without brackets, blanks and full-width forms, which banks write differently. */
function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s()（）·.]/g, '');
}

/** Whether code and sum leave no choice, so that it may be confirmed in bulk. */
export function isCertain({ by, fit }: Proposal): boolean {
  return by === 'CODE' && (fit === 'WHOLE' || fit === 'NAMED');
}
