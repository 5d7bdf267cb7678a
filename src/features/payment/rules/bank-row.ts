import {
  cellOf,
  dayFaultSentences,
  type FoundHeading,
  identifierFaultSentences,
  joinedText,
  readDay,
  readIdentifier,
  type TableRow,
} from '../../../platform/spreadsheets/index.ts';
import { readAmount, readDirection, readPaymentState } from './bank-amount.ts';
import type { NewBankLine } from './bank-line.ts';

/** The headings of a bank's columns (table bank_layouts), the preferred name of a column first. */
export interface BankLayout {
  name: string;
  columns: Record<BankColumn, string[]>;
}
export type BankColumn =
  | 'day'
  | 'amount'
  | 'direction'
  | 'state'
  | 'payer'
  | 'payerAccount'
  | 'remark'
  | 'transactionNo';

export interface RowFault {
  row: number;
  column: string;
  message: string;
}

/** Columns without which a table is no bank file. */
export const neededBankColumns: readonly BankColumn[] = ['day', 'amount', 'transactionNo'];

/** How the tables of these banks are recognised. */
export const bankHeadings = (layouts: readonly BankLayout[]) =>
  layouts.map(({ columns }) => ({
    names: columns,
    needed: neededBankColumns,
    joined: ['remark'] as const,
  }));

export type ReadBankRow =
  | { line: NewBankLine }
  | { faults: RowFault[] }
  /** Why the row is no income, in words. */
  | { leftOut: LeftOutReason };

/** Why a row is no income; what the reader of tables passes over has words of its own. */
export type LeftOutReason = (typeof leftOutReasons)[keyof typeof leftOutReasons];

export const leftOutReasons = {
  OUT: '支出',
  NO_AMOUNT: '没有收入金额',
  NEITHER: '不计收支',
  NOT_DONE: '交易未成功或已退款',
} as const;

/** Said of a row whose number, day, sum and payer were imported before. */
export const repeatedReason = '以前已导入';

type Fault = (column: BankColumn, message: string) => null;

/** Reads one row of a bank's table; `today` in Shanghai. Faults name row, column and what to do (E21). */
export function readBankRow(
  row: TableRow,
  heading: FoundHeading<BankColumn>,
  today: string,
): ReadBankRow {
  const faults: RowFault[] = [];
  const fault: Fault = (column, message) => {
    const place = heading.places[column];
    const name = (place === undefined ? '' : heading.texts[place]) ?? '';
    faults.push({ row: row.row, column: name, message });
    return null;
  };
  const amountFen = incoming(row, heading, fault);
  if (typeof amountFen === 'string') return { leftOut: leftOutReasons[amountFen] };
  const day = dayOf(row, heading, today, fault);
  const transactionNo = numberOf(row, heading, 'transactionNo', fault);
  if (transactionNo !== null && /^0*$/.test(transactionNo))
    fault('transactionNo', '没有流水号，无法防止重复导入，请补上');
  const payerAccount = numberOf(row, heading, 'payerAccount', fault);
  if (amountFen === null || day === null || transactionNo === null || payerAccount === null)
    return { faults };
  if (faults.length > 0) return { faults };
  const payer = cellOf(row, heading, 'payer').text;
  const remark = joinedText(row, heading, 'remark');
  return {
    line: { rowNo: row.row, transactionNo, day, amountFen, payer, payerAccount, remark },
  };
}

type LeftOut = keyof typeof leftOutReasons;

function incoming(
  row: TableRow,
  heading: FoundHeading<BankColumn>,
  fault: Fault,
): number | LeftOut | null {
  const cell = cellOf(row, heading, 'amount');
  if (cell.kind === 'EMPTY' || /^[-—]+$/.test(cell.text)) return 'NO_AMOUNT';
  if (cell.kind === 'ERROR') return fault('amount', identifierFaultSentences.NO_VALUE);
  const amount = readAmount(cell.text);
  if (amount === null) return fault('amount', `“${cell.text}”不是金额，应写成 1400.00 这样`);
  if (amount === 0) return 'NO_AMOUNT';
  if (amount < 0) return 'OUT';
  return directionOf(row, heading, fault) ?? stateOf(row, heading, fault) ?? amount;
}

/** Why the money did not come in; undefined when it did. An unknown word is a fault of the row. */
function directionOf(row: TableRow, heading: FoundHeading<BankColumn>, fault: Fault) {
  if (heading.places.direction === undefined) return undefined;
  const word = cellOf(row, heading, 'direction').text;
  const direction = readDirection(word);
  if (direction === 'IN') return undefined;
  if (direction) return direction;
  fault('direction', `“${word}”看不出是收入还是支出，请写“贷”（收入）或“借”（支出）`);
  return undefined;
}

/** Whether the payment came about; a bank file without such a column has only those that did. */
function stateOf(row: TableRow, heading: FoundHeading<BankColumn>, fault: Fault) {
  if (heading.places.state === undefined) return undefined;
  const word = cellOf(row, heading, 'state').text;
  // 已退款（￥70.00）
  const state = readPaymentState(word.replace(/[(（].*$/, ''));
  if (state === 'NOT_DONE') return 'NOT_DONE' as const;
  if (state === undefined && word !== '')
    fault('state', `看不出“${word}”的款是否到账，请核对后写“交易成功”或“交易关闭”`);
  return undefined;
}

function dayOf(row: TableRow, heading: FoundHeading<BankColumn>, today: string, fault: Fault) {
  const cell = cellOf(row, heading, 'day');
  const read = readDay(cell);
  if (read === null) return fault('day', '没有日期，请补上');
  if ('fault' in read) return fault('day', `“${cell.text}”${dayFaultSentences[read.fault]}`);
  return read.day > today ? fault('day', `${read.day} 还没有到，请核对日期`) : read.day;
}

function numberOf(
  row: TableRow,
  heading: FoundHeading<BankColumn>,
  column: BankColumn,
  fault: Fault,
): string | null {
  const read = readIdentifier(cellOf(row, heading, column));
  if (read === null) return '';
  return 'fault' in read ? fault(column, identifierFaultSentences[read.fault]) : read.text;
}

/**
 * The faults of transaction numbers that lost their leading zeros in a number cell: the texts beside them are
 * all of one length and some begin with 0, and these are shorter. `numeric`: rows with a number cell.
 */
export function findLostZeros(
  lines: readonly NewBankLine[],
  numeric: ReadonlySet<number>,
  column: string,
): RowFault[] {
  const texts = lines.filter(({ rowNo }) => !numeric.has(rowNo));
  const lengths = new Set(texts.map(({ transactionNo }) => transactionNo.length));
  const [length = 0] = lengths;
  if (lengths.size !== 1 || !texts.some(({ transactionNo }) => transactionNo.startsWith('0')))
    return [];
  return lines
    .filter(({ rowNo, transactionNo }) => numeric.has(rowNo) && transactionNo.length < length)
    .map(({ rowNo }) => ({
      row: rowNo,
      column,
      message: identifierFaultSentences.LEADING_ZEROS_LOST,
    }));
}
