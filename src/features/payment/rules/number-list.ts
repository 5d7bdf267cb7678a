import { Refusal } from '../../../kernel/refusal.ts';
import {
  cellOf,
  describeReading,
  type ReadIdentifier,
  readIdNumber,
  readTable,
  type TableReading,
  textCell,
  UnreadableTable,
} from '../../../platform/spreadsheets/index.ts';

/** An identity number of a list, with the row of the file or the line of the pasted text. */
export interface ListedNumber {
  row: number;
  text: string;
  read: ReadIdentifier;
}

/** How many numbers one list may have. */
export const mostNumbers = 5000;

const headings = {
  names: {
    idNumber: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '证件号', '身份证'],
    name: ['姓名', '人员姓名', '学员姓名'],
  },
  needed: ['idNumber'] as const,
};

/**
 * Returns the numbers of a list, of its file where there is one, and what was read of it. Throws
 * `payment.unreadable_list`.
 */
export async function readNumberList({
  numbers: pasted,
  file,
}: {
  numbers: string;
  file?: { path: string } | null | undefined;
}): Promise<{ numbers: ListedNumber[]; said: string[] }> {
  if (!file) return { numbers: splitNumbers(pasted), said: [] };
  const found = await readNumberFile(file.path).catch(refuse);
  if (!found)
    throw new Refusal('payment.unreadable_list', {
      because: '前 60 行里没有找到“证件号码”这一列，请在表头写上后重新上传。',
    });
  return { numbers: found.numbers, said: describeReading(found.reading) };
}

function refuse(error: unknown): never {
  if (error instanceof UnreadableTable)
    throw new Refusal('payment.unreadable_list', { because: error.message });
  throw error;
}

/**
 * Returns the numbers in the column with such a heading; undefined when there is none. Throws
 * `UnreadableTable`, also for a file with many more rows than `mostNumbers`.
 */
export async function readNumberFile(
  path: string,
): Promise<{ numbers: ListedNumber[]; reading: TableReading } | undefined> {
  const numbers: ListedNumber[] = [];
  const limits = { rows: mostNumbers + 60, milliseconds: 30_000 };
  const found = await readTable<'idNumber' | 'name'>(path, { headings, limits }, (row, heading) => {
    const cell = cellOf(row, heading, 'idNumber');
    const read = readIdNumber(cell);
    if (read) numbers.push({ row: row.row, text: cell.text, read });
    return read ? undefined : '没有号码';
  });
  return found && { numbers, reading: found.reading };
}

/** Returns the numbers of a pasted text, one a line. */
export function splitNumbers(pasted: string): ListedNumber[] {
  return pasted
    .split(/\r?\n/)
    .flatMap((line, at) => {
      const cell = textCell(line);
      const read = readIdNumber(cell);
      return read ? [{ row: at + 1, text: cell.text, read }] : [];
    })
    .slice(0, mostNumbers);
}
