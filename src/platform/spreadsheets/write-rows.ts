import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';

export type Cell = string | number | Date | null;

export interface Sheet {
  /** Shown on the tab; at most 31 characters. */
  name: string;
  /** Headings, with the width in characters of Excel. */
  columns: readonly { header: string; width?: number }[];
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

export type SheetFormat = 'xlsx' | 'csv';

export const sheetTypes: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** A table as a file, made while it is read: memory does not grow with the rows. */
export function writeRows(format: SheetFormat, { name, columns, rows }: Sheet): Readable {
  const stream =
    format === 'xlsx'
      ? writeXlsxStream(cellsOf(rows), {
          name: tabName(name),
          columns: columns.map(({ header, width }) => ({ header, width: width ?? 16 })),
          freezePane: { rows: 1 },
        })
      : writeCsvStream(
          withHeadings(
            columns.map(({ header }) => header),
            cellsOf(rows),
          ),
          { bom: true },
        );
  return Readable.fromWeb(stream as NodeReadableStream<Uint8Array>);
}

// Excel takes 31 characters on a tab, and none of these; names of uploaded files may have both.
const tabName = (name: string) => name.replaceAll(/[[\]:*?/\\]/g, '_').slice(0, 31);

async function* cellsOf(rows: Sheet['rows']) {
  for await (const row of rows) yield row.map(harmless);
}

async function* withHeadings(headings: string[], rows: AsyncIterable<Cell[]>) {
  yield headings as Cell[];
  yield* rows;
}

// Excel would compute a text that begins like a formula: what people typed must stay text.
const harmless = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
