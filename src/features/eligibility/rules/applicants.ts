import { normaliseIdNumber } from '../../../kernel/id-number.ts';
import {
  emptyCell,
  identifierFaultSentences,
  readIdNumber,
  showsLoss,
  type TableCell,
  textCell,
} from '../../../platform/spreadsheets/index.ts';

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

/** A row of a list: the cells of a file, or the words of a line. */
export interface ApplicantRow {
  row: number;
  name: string;
  number: TableCell;
}

/**
 * Reads rows with a name and an identity number. A number that comes twice is a fault: nobody is checked
 * half. One that Excel may have rounded is a fault too (lesson 15), unless only the zeros at its end say so and
 * the name, which must be that of the number, stands beside it.
 */
export function readApplicants(rows: readonly ApplicantRow[]): ReadApplicants {
  const applicants: ListedApplicant[] = [];
  const faults: ReadApplicants['faults'] = [];
  const seen = new Map<string, number>();
  const lossy = rows.some(({ number }) => showsLoss(readIdNumber(number)));
  for (const { row, name, number } of rows) {
    const fault = (text: string) => faults.push({ row, text });
    const read = readIdNumber(number);
    if (!read) fault('没有证件号码，请补上');
    else if ('fault' in read) fault(identifierFaultSentences[read.fault]);
    else if (read.suspect && lossy) fault(identifierFaultSentences.DIGITS_LOST);
    else if (read.suspect && name === '')
      fault('号码以 000 结尾，可能被 Excel 改过，请对照证件核对并写上姓名');
    else {
      const idNumber = normaliseIdNumber(read.text);
      const before = seen.get(idNumber);
      if (before) fault(`与第${before}行的证件号码相同，请删去一行`);
      else {
        seen.set(idNumber, row);
        applicants.push({ row, name, idNumber });
      }
    }
  }
  return { applicants, faults };
}

/** The rows of a pasted text: cells divided by blanks, commas or tabs. */
export function rowsOfText(text: string): ApplicantRow[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const cells = line.split(/[\s,，;；、]+/).map(textCell);
    return rowOfCells(index + 1, cells) ?? [];
  });
}

/** A row whose cells stand in any order; undefined for an empty one and for headings. */
export function rowOfCells(row: number, cells: readonly TableCell[]): ApplicantRow | undefined {
  const filled = cells.filter(({ kind }) => kind !== 'EMPTY');
  const number = filled.find(({ kind, text }) => kind === 'NUMBER' || /\d{5,}|\dE\+\d/i.test(text));
  if (filled.length === 0 || filled.some(({ text }) => /^(证件|身份证)/.test(text)))
    return undefined;
  const name = filled.find((cell) => cell !== number)?.text ?? '';
  return { row, name, number: number ?? emptyCell };
}
