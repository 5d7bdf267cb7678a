import type { TableColumn } from '../../../kernel/column.ts';
import { normaliseIdNumber } from '../../../kernel/id-number.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Upload } from '../../../platform/http/index.ts';
import { readRows, UnreadableSheet } from '../../../platform/spreadsheets/index.ts';

/** How many people one list may have. */
export const mostRows = 500;

/** A row as it was typed. */
export interface ListedRow {
  rowNo: number;
  name: string;
  idNumber: string;
  quantity: string;
  tested: string;
}

/** A list as a workbook: what is typed into it. */
export const listColumns: TableColumn<Omit<ListedRow, 'rowNo'>>[] = [
  { key: 'name', label: '姓名', width: 14, value: ({ name }) => name },
  { key: 'idNumber', label: '证件号码', width: 24, value: ({ idNumber }) => idNumber },
  { key: 'quantity', label: '数量', width: 10, value: ({ quantity }) => quantity },
  { key: 'tested', label: '考试合格', width: 12, value: ({ tested }) => tested },
];

/** A row given back as it was typed, with what is wrong with it. */
export type FaultyRow = Omit<ListedRow, 'rowNo'> & { fault: string };

export const faultyColumns: TableColumn<FaultyRow>[] = [
  ...listColumns,
  { key: 'fault', label: '问题', width: 44, value: ({ fault }) => fault },
];
const wanted = [/姓名/, /证件|身份证/, /数量|学时|课时/, /考试|合格/];

/**
 * Returns the people of a table: by its headings where it has some, else name, number, quantity and test in
 * this order. Other columns, like that of the fault, are ignored.
 */
export function readList(rows: readonly { row: number; cells: string[] }[]): ListedRow[] {
  let places = [0, 1, 2, 3];
  return rows.flatMap(({ row, cells }) => {
    const words = cells.map((cell) => cell.normalize('NFKC').trim());
    if (words.some((word) => /^(证件|身份证)/.test(word))) {
      places = wanted.map((pattern) => words.findIndex((word) => pattern.test(word)));
      return [];
    }
    const [name = '', number = '', quantity = '', tested = ''] = places.map(
      (place) => words[place] ?? '',
    );
    if (name === '' && number === '') return [];
    const idNumber = normaliseIdNumber(number.replace(/^'/, ''));
    return [
      {
        rowNo: row,
        name: name.slice(0, 60),
        idNumber: idNumber.slice(0, 40),
        quantity: quantity.slice(0, 20),
        tested: tested.slice(0, 20),
      },
    ];
  });
}

/** Reads an uploaded list. Refuses a file that is no table, has no people or too many. */
export async function readListFile({ path }: Upload): Promise<ListedRow[]> {
  const rows: { row: number; cells: string[] }[] = [];
  try {
    for await (const row of readRows(path)) {
      rows.push(row);
      if (rows.length > mostRows + 1) break;
    }
  } catch (error) {
    if (error instanceof UnreadableSheet) throw new Refusal('professional.unreadable_list');
    throw error;
  }
  const listed = readList(rows);
  if (listed.length === 0) throw new Refusal('professional.empty_list');
  if (listed.length > mostRows) throw new Refusal('professional.long_list', { most: mostRows });
  return listed;
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
