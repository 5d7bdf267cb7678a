import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { type TableRow, textCell } from '../cell.ts';
import type { TableLimits } from '../limits.ts';
import { UnreadableTable } from '../unreadable.ts';
import { decodeFile, type Encoding } from './decode.ts';

export const delimiters = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

/** A row longer than this has swallowed the rest of its file. */
const greatestRecord = 1_000_000;

/**
 * The rows of a text table, empty ones left out. A quote that is still open at the end of the file, or
 * that took later rows into its cell, is `OPEN_QUOTE` with the row it was opened in; nothing of that
 * record is given out.
 */
export async function* textRows(
  path: string,
  encoding: Encoding,
  delimiter: Delimiter,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: greatestRecord,
  });
  const source = Readable.from(decodeFile(path, encoding));
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 1;
  let rows = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      const cells = cellsOf(record, line, delimiter, limits);
      if (cells.length > 0) {
        rows += 1;
        if (rows > limits.rows) throw new UnreadableTable('TOO_MANY_ROWS', line);
        yield { row: line, cells, hidden: false };
      }
      line = info.lines + 1;
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw error;
    const { code } = error as { code?: string };
    const openQuote = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE';
    throw new UnreadableTable(openQuote ? 'OPEN_QUOTE' : 'DAMAGED', line, { cause: error });
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function cellsOf(record: string[], line: number, delimiter: string, limits: TableLimits) {
  const cells = record.map((text) => {
    if (text.length > limits.cellLength) throw new UnreadableTable('CELL_TOO_LONG', line);
    if (holdsRows(text, record.length, delimiter)) throw new UnreadableTable('OPEN_QUOTE', line);
    return textCell(text);
  });
  while (cells.at(-1)?.kind === 'EMPTY') cells.pop();
  if (cells.length > limits.columns) throw new UnreadableTable('TOO_MANY_COLUMNS', line);
  return cells;
}

/** Whether a cell goes over lines one of which looks like a row of its own. */
function holdsRows(text: string, columns: number, delimiter: string): boolean {
  if (!text.includes('\n')) return false;
  const needed = Math.max(1, columns - 2);
  return text.split('\n').some((line) => line.split(delimiter).length > needed && needed > 1);
}
