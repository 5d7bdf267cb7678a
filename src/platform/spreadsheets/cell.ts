/** One cell as the file has it; what it means in a column is decided by the readers of that column. */
export type TableCell =
  | { kind: 'EMPTY'; text: '' }
  /** Text as it was typed, without blanks around it. */
  | { kind: 'TEXT'; text: string }
  /** A number cell of a workbook. `text` is the shortest way to write it, without an exponent. */
  | { kind: 'NUMBER'; text: string; value: number }
  /** A date cell of a workbook; `text` is its day as 2026-11-23, with a time behind it if it has one. */
  | { kind: 'DATE'; text: string; day: string }
  /** A formula that failed (#REF!) or whose value the file does not hold. */
  | { kind: 'ERROR'; text: string };

export interface TableRow {
  /** As Excel counts: the first row is 1. In a text table: the line on which the record begins. */
  row: number;
  cells: readonly TableCell[];
  /** Hidden or filtered away in the workbook. */
  hidden: boolean;
}

export const emptyCell: TableCell = { kind: 'EMPTY', text: '' };

/**
 * The mark put before a text that a program would compute as a formula (write-rows.ts); not part of the text
 * when the file comes back. Statements of WeChat put a backtick before every value for the same reason.
 */
const protection = /^'(?=[=+\-@\t\r])|^`(?=.)/;

/** A text cell; blanks, tabs, invisible marks around it and our own protection mark do not count. */
export function textCell(text: string): TableCell {
  const trimmed = trimText(trimText(text).replace(protection, ''));
  return trimmed === '' ? emptyCell : { kind: 'TEXT', text: trimmed };
}

/** Text without blanks, tabs, byte order marks and zero-width characters around it. */
export function trimText(text: string): string {
  return text.replace(/^[\s\p{Cf}\p{Cc}]+|[\s\p{Cf}\p{Cc}]+$/gu, '');
}

/** What a person reads in a cell of this row; '' where the row ends before it. */
export function textAt(row: TableRow, place: number | undefined): string {
  return place === undefined ? '' : (row.cells[place]?.text ?? '');
}
