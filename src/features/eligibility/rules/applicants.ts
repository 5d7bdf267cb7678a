import { normaliseIdNumber } from '../../../kernel/id-number.ts';

/** A line of a list of applicants as typed or uploaded. */
export interface ListedApplicant {
  /** Line of the text or row of the file, from 1. */
  row: number;
  name: string;
  idNumber: string;
}

/** How many applicants one list may have. */
export const mostApplicants = 500;

export interface ReadApplicants {
  applicants: ListedApplicant[];
  /** Rows that cannot be read, each with what to do. */
  faults: { row: number; text: string }[];
}

/**
 * Reads rows of cells with a name and an identity number in either order; a header row and empty rows
 * are left out. A number that comes twice is a fault: nobody is checked half.
 */
export function readApplicants(rows: readonly { row: number; cells: string[] }[]): ReadApplicants {
  const applicants: ListedApplicant[] = [];
  const faults: ReadApplicants['faults'] = [];
  const seen = new Map<string, number>();
  for (const { row, cells } of rows) {
    const words = cells.map((cell) => cell.normalize('NFKC').trim()).filter((cell) => cell !== '');
    if (words.length === 0 || words.some((word) => /^(证件|身份证)/.test(word))) continue;
    const number = words.find((word) => /\d{5,}/.test(word));
    const idNumber = number ? normaliseIdNumber(number) : '';
    const before = seen.get(idNumber);
    if (!number) faults.push({ row, text: '没有证件号码，请补上' });
    else if (before) faults.push({ row, text: `与第${before}行的证件号码相同，请删去一行` });
    else {
      seen.set(idNumber, row);
      applicants.push({ row, name: words.find((word) => word !== number) ?? '', idNumber });
    }
  }
  return { applicants, faults };
}

/** The rows of a pasted text: cells divided by blanks, commas or tabs. */
export function rowsOfText(text: string): { row: number; cells: string[] }[] {
  return text.split(/\r?\n/).map((line, index) => ({
    row: index + 1,
    cells: line.split(/[\s,，;；、]+/),
  }));
}
