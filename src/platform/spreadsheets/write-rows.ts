import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';
import { dayOf } from '../../kernel/calendar.ts';
import type { Cell, TableColumn } from '../../kernel/column.ts';

/** A table to be written: those of its columns that have a value. */
export interface Sheet<T> {
  columns: readonly TableColumn<T>[];
  rows: AsyncIterable<T> | Iterable<T>;
  /** Every cell is text for Excel too: for files that people complete and upload again. */
  asText?: boolean;
}

export type SheetFormat = 'xlsx' | 'csv';

export const sheetTypes: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** A table as a file, made while its rows are read: memory does not grow with them. `name` is on the tab. */
export function writeRows<T>(format: SheetFormat, name: string, sheet: Sheet<T>): Readable {
  const written = sheet.columns.filter(({ value }) => value !== undefined);
  const cells = cellsOf(written, sheet.rows, format === 'xlsx' ? dayCell : dayOf);
  const stream =
    format === 'xlsx'
      ? writeXlsxStream(cells, {
          name: tabName(name),
          columns: written.map(({ label, width }) => ({
            header: label,
            width: width ?? 16,
            ...(sheet.asText && textFormat),
          })),
          freezePane: { rows: 1 },
        })
      : writeCsvStream(
          withHeadings(
            written.map(({ label }) => label),
            cells,
          ),
          { bom: true },
        );
  return Readable.fromWeb(stream as NodeReadableStream<Uint8Array>);
}

/** The format “text” of Excel: what is typed into such a cell stays as it was typed. */
export const textFormat = { numFmt: '@' } as const;

/** Columns of rows that are known only by the place of each cell, like those of an uploaded list. */
export const columnsByPlace = (
  headings: readonly { label: string; width?: number }[],
): TableColumn<readonly Cell[]>[] =>
  headings.map((heading, place) => ({
    ...heading,
    key: String(place),
    value: (row) => row[place] ?? null,
  }));

// Excel takes 31 characters on a tab, and none of these; names of uploaded files may have both.
export const tabName = (name: string) => name.replaceAll(/[[\]:*?/\\]/g, '_').slice(0, 31);

async function* cellsOf<T>(
  columns: Sheet<T>['columns'],
  rows: Sheet<T>['rows'],
  dayAs: (moment: Date) => Cell,
) {
  for await (const row of rows)
    yield columns.map(({ value }) => {
      const cell = value?.(row) ?? null;
      return cell instanceof Date ? dayAs(cell) : harmless(cell);
    });
}

// Excel knows no time zones: the day in Shanghai, at its beginning.
const dayCell = (moment: Date) => new Date(`${dayOf(moment)}T00:00:00Z`);

async function* withHeadings(headings: string[], rows: AsyncIterable<Cell[]>) {
  yield headings as Cell[];
  yield* rows;
}

// Excel would compute a text that begins like a formula: what people typed must stay text.
export const harmless = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
