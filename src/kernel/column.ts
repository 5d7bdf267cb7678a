/** What a cell of a workbook holds: a `Date` is a day, money is in yuan as a number. */
export type Cell = string | number | Date | null;

/** A column of a table as data: what it says of a row, on a page and in a workbook alike. */
export interface TableColumn<T> {
  key: string;
  label: string;
  /** Numbers and money stand right, in figures of equal width. */
  numeric?: boolean;
  /** In a workbook, in characters of Excel. */
  width?: number;
  /** What the workbook says. Left out: the column is on the page alone. */
  value?(row: T): Cell;
  /** Not on the page. */
  only?: 'workbook';
}
