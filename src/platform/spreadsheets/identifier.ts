import { checkCharacter } from '../../kernel/id-number.ts';
import type { TableCell } from './cell.ts';

export type IdentifierFault = 'DIGITS_LOST' | 'LEADING_ZEROS_LOST' | 'NO_VALUE';

export type ReadIdentifier =
  /** `suspect`: a text that Excel may have rounded before it became text. */
  { text: string; suspect: boolean } | { fault: IdentifierFault };

/** What each fault says to the person. */
export const identifierFaultSentences: Record<IdentifierFault, string> = {
  DIGITS_LOST:
    '号码被 Excel 当作数字，末几位已经丢失。请把这一列设为“文本”格式，再按证件或原始单据重新填写',
  LEADING_ZEROS_LOST:
    '号码被 Excel 当作数字，开头的 0 已经丢失。请把这一列设为“文本”格式，再重新填写',
  NO_VALUE: '公式没有结果。请把这一列改为直接填写的文字',
};

/** Excel keeps 15 digits of a number (lesson 15). */
const digitsKept = 15;
const scientific = /^[+-]?\d+(?:\.\d+)?[eE][+-]?\d+$/;

/**
 * An identity, account or transaction number in a cell, never one that was changed silently
 * (lesson 15). A number cell of more than 15 digits and scientific notation are faults before any check
 * digit is tried. `length` is the number of digits it must have, where that is known: a shorter number
 * cell has lost its leading zeros. `suspect`: 18 digits that end in 000, which are what Excel leaves.
 */
export function readIdentifier(cell: TableCell, length?: number): ReadIdentifier | null {
  if (cell.kind === 'EMPTY') return null;
  if (cell.kind === 'ERROR') return { fault: 'NO_VALUE' };
  const text = plainIdentifier(cell.text);
  if (scientific.test(text)) return { fault: 'DIGITS_LOST' };
  if (cell.kind === 'NUMBER') {
    const digits = cell.text.replace(/^-/, '').replace(/\..*$/, '');
    if (digits.length > digitsKept) return { fault: 'DIGITS_LOST' };
    if (length !== undefined && digits.length < length) return { fault: 'LEADING_ZEROS_LOST' };
  }
  return { text, suspect: /^\d{15}000$/.test(text) };
}

/** A number without what sheets put around it: ="…", a leading apostrophe, tabs and blanks, full width. */
export function plainIdentifier(typed: string): string {
  const text = typed.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '');
  const inFormula = /^="(.*)"$/.exec(text);
  return (inFormula?.[1] ?? text).replace(/^['‘’`]/, '');
}

/**
 * An identity number in a cell. 18 digits ending in 000 whose check digit fails are digits lost by Excel;
 * with a right one, which one in eleven rounded numbers has too, they are `suspect`: a file that shows the loss
 * elsewhere (`showsLoss`) refuses them, and otherwise the person who uploads it confirms the row.
 */
export function readIdNumber(cell: TableCell): ReadIdentifier | null {
  const read = readIdentifier(cell);
  if (!read || 'fault' in read || !read.suspect) return read;
  const right = checkCharacter(read.text.slice(0, 17)) === read.text[17];
  return right ? read : { fault: 'DIGITS_LOST' };
}

/** Whether a number shows that the file went through Excel as a quantity. */
export const showsLoss = (read: ReadIdentifier | null): boolean =>
  read !== null && 'fault' in read && read.fault === 'DIGITS_LOST';
