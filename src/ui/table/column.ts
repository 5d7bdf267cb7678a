import type { ComponentChildren } from 'preact';
import type { Cell, TableColumn } from '../../kernel/column.ts';

/** A column of a list: `TableColumn` with how the page shows it. */
export interface Column<T> extends TableColumn<T> {
  /** What the page shows; left out: the value. */
  cell?(row: T): ComponentChildren;
  /** The list can be sorted by it; `sort` of the address names it. */
  sortable?: true;
  /** What stands below it in the row of totals. */
  total?: ComponentChildren;
  /** Left out below this width of the screen. */
  from?: 1280 | 1440;
  /** Never wrapped. */
  tight?: true;
  /** Cannot be left out: who or what the row is about. */
  main?: true;
  /** Shown only to whom chose it. */
  extra?: true;
}

/** The columns of a page: without those for workbooks alone, by the choice of the reader where there is one. */
export function shownColumns<T>(
  columns: readonly Column<T>[],
  chosen: readonly string[] | null,
): Column<T>[] {
  const wanted = ({ key, main, extra }: Column<T>) =>
    main || (chosen ? chosen.includes(key) : !extra);
  return columns.filter((column) => column.only !== 'workbook' && wanted(column));
}

/** The columns of a workbook of exactly what the page shows: those chosen, as far as they have a value. */
export function exportedColumns<T>(columns: readonly Column<T>[], chosen: string): Column<T>[] {
  const keys = chosen === '' ? null : chosen.split(',');
  return shownColumns(columns, keys).filter(({ value }) => value !== undefined);
}

/** A sorted order of an address: the key of a column, `-` before it for the other direction. */
export interface Sorting {
  key: string;
  descending: boolean;
}

/** Reads `age` or `-age`. */
export const readSorting = (sort: string): Sorting =>
  sort.startsWith('-')
    ? { key: sort.slice(1), descending: true }
    : { key: sort, descending: false };

const chinese = new Intl.Collator('zh-CN', { numeric: true });

function compare(one: Cell, other: Cell): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  if (typeof one === 'string' || typeof other === 'string')
    return chinese.compare(String(one), String(other));
  return Number(one) - Number(other);
}

/** The rows of a whole list by the values of a column; those without a value last, in either direction. */
export function sortRows<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  sort: string,
): readonly T[] {
  const { key, descending } = readSorting(sort);
  const read = columns.find((column) => column.key === key)?.value;
  if (!read) return rows;
  return rows.toSorted((one, other) => {
    const [a, b] = [read(one), read(other)];
    const turned = descending && a !== null && b !== null;
    return turned ? compare(b, a) : compare(a, b);
  });
}
