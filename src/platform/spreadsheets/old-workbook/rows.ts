import { emptyCell, type TableCell, type TableRow, textCell } from '../cell.ts';
import type { TableLimits } from '../limits.ts';
import { numberCell } from '../number-cell.ts';
import { UnreadableTable } from '../unreadable.ts';
import type { OldSheet, OldWorkbook } from './contents.ts';
import { type BiffRecord, continued, kinds, recordAt, recordsFrom, TextReader } from './records.ts';

/** A cell at its place. */
interface Placed {
  row: number;
  column: number;
  cell: TableCell;
}

/**
 * The rows of one sheet of an old workbook, empty ones left out. Throws `UnreadableTable` beyond the limits,
 * where the file ends too early, and where rows are out of order.
 */
export async function* oldSheetRows(
  book: OldWorkbook,
  sheet: OldSheet,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  const hidden = hiddenRows(book.stream, sheet.at);
  let row = -1;
  let cells: TableCell[] = [];
  let count = 0;
  const finished = (): TableRow => ({ row: row + 1, cells, hidden: hidden.has(row) });
  for (const placed of cellsOf(book, sheet)) {
    if (placed.row !== row) {
      if (placed.row < row) throw new UnreadableTable('DAMAGED', placed.row + 1);
      if (cells.length > 0) yield finished();
      [row, cells] = [placed.row, []];
    }
    if (placed.cell.kind === 'EMPTY') continue;
    checkLimits(placed, limits);
    if (cells.length === 0) count += 1;
    if (count > limits.rows) throw new UnreadableTable('TOO_MANY_ROWS', row + 1);
    while (cells.length < placed.column) cells.push(emptyCell);
    cells[placed.column] = placed.cell;
  }
  if (cells.length > 0) yield finished();
}

function checkLimits({ row, column, cell }: Placed, limits: TableLimits): void {
  if (column >= limits.columns) throw new UnreadableTable('TOO_MANY_COLUMNS', row + 1);
  if (cell.text.length > limits.cellLength) throw new UnreadableTable('CELL_TOO_LONG', row + 1);
}

/** Rows of height nought, which a filter or a person has hidden. */
function hiddenRows(stream: Buffer, at: number): Set<number> {
  const hidden = new Set<number>();
  try {
    for (const { kind, data } of recordsFrom(stream, at))
      if (kind === kinds.ROW && (data.readUInt16LE(12) & 0x20) !== 0)
        hidden.add(data.readUInt16LE(0));
  } catch (cause) {
    throw new UnreadableTable('DAMAGED', undefined, { cause });
  }
  return hidden;
}

function* cellsOf(book: OldWorkbook, sheet: OldSheet): Generator<Placed> {
  try {
    for (const record of recordsFrom(book.stream, sheet.at)) {
      if (record.kind === kinds.NUMBERS) yield* severalNumbers(book, record);
      else {
        const cell = cellIn(book, record);
        const { data } = record;
        if (cell) yield { row: data.readUInt16LE(0), column: data.readUInt16LE(2), cell };
      }
    }
  } catch (cause) {
    throw cause instanceof UnreadableTable
      ? cause
      : new UnreadableTable('DAMAGED', undefined, { cause });
  }
}

function* severalNumbers(book: OldWorkbook, { data }: BiffRecord): Generator<Placed> {
  const row = data.readUInt16LE(0);
  const first = data.readUInt16LE(2);
  for (let at = 4; at + 8 <= data.length; at += 6) {
    const value = shortNumber(data.readInt32LE(at + 2));
    const cell = numberIn(book, data.readUInt16LE(at), value);
    yield { row, column: first + (at - 4) / 6, cell };
  }
}

/** The cell of a record; undefined for a record that is none. */
function cellIn(book: OldWorkbook, record: BiffRecord): TableCell | undefined {
  const { kind, data } = record;
  switch (kind) {
    case kinds.SHARED_TEXT:
      return textCell(sharedText(book, data.readUInt32LE(6)));
    case kinds.TEXT:
    case kinds.RICH_TEXT:
      return textCell(textIn([data], 6));
    case kinds.NUMBER:
      return numberIn(book, data.readUInt16LE(4), data.readDoubleLE(6));
    case kinds.SHORT_NUMBER:
      return numberIn(book, data.readUInt16LE(4), shortNumber(data.readInt32LE(6)));
    case kinds.BOOLEAN_OR_ERROR:
      return data[7] === 1 ? errorCell(data[6]) : booleanCell(data[6]);
    case kinds.FORMULA:
      return formulaValue(book, record);
    default:
      return undefined;
  }
}

function formulaValue(book: OldWorkbook, record: BiffRecord): TableCell {
  const { data } = record;
  if (data.readUInt16LE(12) !== 0xffff)
    return numberIn(book, data.readUInt16LE(4), data.readDoubleLE(6));
  switch (data[6]) {
    case 0:
      return formulaText(book.stream, record);
    case 1:
      return booleanCell(data[8]);
    case 2:
      return errorCell(data[8]);
    default:
      return emptyCell;
  }
}

/** The text of a formula stands in a record of its own, behind what several formulas share. */
function formulaText(stream: Buffer, { next }: BiffRecord): TableCell {
  const between: readonly number[] = [kinds.SHARED_FORMULA, kinds.ARRAY_FORMULA, kinds.DATA_TABLE];
  let record = recordAt(stream, next);
  while (record && between.includes(record.kind)) record = recordAt(stream, record.next);
  if (record?.kind !== kinds.FORMULA_TEXT) return { kind: 'ERROR', text: '' };
  return textCell(textIn(continued(stream, record), 0));
}

function textIn(blocks: readonly Buffer[], at: number): string {
  const reader = new TextReader(blocks, at);
  return reader.text(reader.short());
}

function sharedText({ sharedTexts }: OldWorkbook, place: number): string {
  const text = sharedTexts[place];
  if (text === undefined) throw new RangeError('shared text');
  return text;
}

const numberIn = (book: OldWorkbook, style: number, value: number) =>
  numberCell(value, { isDate: book.isDate(style), from1904: book.from1904 });

/** Thirty bits of a number: of an integer or of the upper half of a double, perhaps in hundredths. */
function shortNumber(bits: number): number {
  const double = Buffer.alloc(8);
  double.writeInt32LE(bits & ~3, 4);
  const value = bits & 2 ? bits >> 2 : double.readDoubleLE(0);
  return bits & 1 ? value / 100 : value;
}

const booleanCell = (value: number | undefined) => textCell(value ? 'TRUE' : 'FALSE');

const errors: Record<number, string> = {
  ...{ 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!' },
  42: '#N/A',
};
const errorCell = (code: number | undefined): TableCell => ({
  kind: 'ERROR',
  text: errors[code ?? 0] ?? '',
});
