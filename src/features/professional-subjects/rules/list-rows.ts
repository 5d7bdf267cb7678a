import type { TableColumn } from '../../../kernel/column.ts';
import { normaliseIdNumber } from '../../../kernel/id-number.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Upload } from '../../../platform/http/index.ts';
import {
  cellOf,
  type FoundHeading,
  identifierFaultSentences,
  readIdNumber,
  readTable,
  showsLoss,
  type TableReading,
  type TableRow,
  UnreadableTable,
} from '../../../platform/spreadsheets/index.ts';

/** How many people one list may have. */
export const mostRows = 500;

/** A row as it was typed. */
export interface ListedRow {
  rowNo: number;
  name: string;
  idNumber: string;
  quantity: string;
  tested: string;
  /** What is wrong with the number as the file has it (lesson 15). */
  numberFault?: string;
}

/** A list as a workbook: what is typed into it. */
export const listColumns: TableColumn<Omit<ListedRow, 'rowNo' | 'numberFault'>>[] = [
  { key: 'name', label: '姓名', width: 14, value: ({ name }) => name },
  { key: 'idNumber', label: '证件号码', width: 24, value: ({ idNumber }) => idNumber },
  { key: 'quantity', label: '数量', width: 10, value: ({ quantity }) => quantity },
  { key: 'tested', label: '考试合格', width: 12, value: ({ tested }) => tested },
];

/** A row given back as it was typed, with what is wrong with it. */
export type FaultyRow = Omit<ListedRow, 'rowNo' | 'numberFault'> & { fault: string };

export const faultyColumns: TableColumn<FaultyRow>[] = [
  ...listColumns,
  { key: 'fault', label: '问题', width: 44, value: ({ fault }) => fault },
];

type Column = 'name' | 'idNumber' | 'quantity' | 'tested' | 'fault';
const headings = {
  names: {
    name: ['姓名', '人员姓名', '学员姓名'],
    idNumber: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '证件号', '身份证', '证件'],
    quantity: ['数量', '学时', '课时', '学时数', '课时数'],
    tested: ['考试合格', '是否合格', '考试', '合格', '考试结果'],
    // Of a file that comes back corrected.
    fault: ['问题'],
  },
  needed: ['idNumber'] as const,
};
const orElse = ['name', 'idNumber', 'quantity', 'tested'] as const;

/** Returns a row of a list as it was typed; undefined when it names nobody. */
export function readRow(row: TableRow, heading: FoundHeading<Column>): ListedRow | undefined {
  const text = (column: Column, most: number) =>
    cellOf(row, heading, column).text.normalize('NFKC').trim().slice(0, most);
  const read = readIdNumber(cellOf(row, heading, 'idNumber'));
  const typed = read && 'text' in read ? read.text : text('idNumber', 40);
  const name = text('name', 60);
  if (name === '' && typed === '') return undefined;
  const numberFault = read && 'fault' in read ? identifierFaultSentences[read.fault] : undefined;
  return {
    rowNo: row.row,
    name,
    idNumber: normaliseIdNumber(typed).slice(0, 40),
    quantity: text('quantity', 20),
    tested: text('tested', 20),
    ...(numberFault && { numberFault }),
  };
}

/**
 * Reads an uploaded list: by its headings where it has some, else name, number, quantity and test in this
 * order. Refuses a file that is no table, has no people or too many. A number ending in 000 is a fault in a
 * file that shows the loss; in another one the name decides, which must be that of the number.
 */
export async function readListFile({
  path,
}: Pick<Upload, 'path'>): Promise<{ rows: ListedRow[]; reading: TableReading }> {
  const rows: ListedRow[] = [];
  const suspects = new Set<ListedRow>();
  let lossy = false;
  const limits = { rows: mostRows * 2, milliseconds: 30_000 };
  const found = await readTable<Column>(path, { headings, orElse, limits }, (row, heading) => {
    const listed = readRow(row, heading);
    if (!listed) return '没有姓名和号码';
    rows.push(listed);
    const read = readIdNumber(cellOf(row, heading, 'idNumber'));
    lossy ||= showsLoss(read);
    if (read && 'text' in read && read.suspect) suspects.add(listed);
    return undefined;
  }).catch(refuse);
  if (!found || rows.length === 0) throw new Refusal('professional.empty_list');
  if (rows.length > mostRows) throw new Refusal('professional.long_list', { most: mostRows });
  if (lossy) for (const row of suspects) row.numberFault = identifierFaultSentences.DIGITS_LOST;
  return { rows, reading: found.reading };
}

function refuse(error: unknown): never {
  if (error instanceof UnreadableTable)
    throw new Refusal('professional.unreadable_list', { because: error.message });
  throw error;
}

export type Amount = { quantity: number; testPassed: boolean } | { fault: string };

/** Returns how much of an offering a row states; empty fields mean all of it, without a test. */
export function amountOf(
  { quantity, tested }: Pick<ListedRow, 'quantity' | 'tested'>,
  whole: number,
): Amount {
  const amount = quantity === '' ? whole : Number(quantity);
  if (!(amount > 0)) return { fault: '数量不是大于0的数字' };
  if (amount > whole) return { fault: `数量超过这次培训的${whole}` };
  if (/^(是|合格|通过|√|yes|y)$/i.test(tested)) return { quantity: amount, testPassed: true };
  if (/^(|否|无|不合格|没有|no|n)$/i.test(tested)) return { quantity: amount, testPassed: false };
  return { fault: '“考试合格”一栏请填“是”或“否”' };
}

/** Where the number of a row is kept. */
export const listCell = (listId: string, rowNo: number) => ({
  table: 'professional_list_rows',
  column: 'id_number_cipher',
  row: `${listId} ${rowNo}`,
});
