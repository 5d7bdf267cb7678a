import { readFile } from 'node:fs/promises';
import { streamCsvRows } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';

export interface SheetRow {
  /** As Excel counts: the first row is 1. */
  row: number;
  /** What a person reads in the cells, without blanks around it; dates as 2026-11-23. */
  cells: string[];
}

/** The file is neither an Excel workbook nor a text table. */
export class UnreadableSheet extends Error {}

/**
 * The rows of the first sheet of an .xlsx, or of a .csv in UTF-8 or GBK (as Excel in Chinese Windows
 * saves it), one after the other; empty rows are left out. What the file is, its content says, not its
 * name. Throws `UnreadableSheet`.
 */
export async function* readRows(path: string): AsyncGenerator<SheetRow> {
  const content = await readFile(path);
  const rows = isZip(content) ? xlsxRows(content) : csvRows(content);
  try {
    for await (const { row, values } of rows) {
      const cells = values.map(textOf);
      if (cells.some((cell) => cell !== '')) yield { row, cells };
    }
  } catch (error) {
    throw new UnreadableSheet('not a table', { cause: error });
  }
}

async function* xlsxRows(content: Buffer) {
  for await (const { index, values } of streamXlsxRows(content))
    yield { row: index + 1, values: values as unknown[] };
}

function* csvRows(content: Buffer) {
  let row = 0;
  for (const values of streamCsvRows(decode(content))) {
    row += 1;
    yield { row, values: values as unknown[] };
  }
}

const isZip = (content: Buffer) => content.subarray(0, 4).equals(Buffer.from('PK\x03\x04'));

function decode(content: Buffer): string {
  if (content.includes(0)) throw new UnreadableSheet('neither a workbook nor text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gbk').decode(content);
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // A long number that Excel took for a quantity: its last digits are lost, but it is shown whole.
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value).toString();
  return String(value).trim();
}
