import { emptyCell, type TableCell, type TableRow, textCell } from '../cell.ts';
import { greatestSheet, type TableLimits } from '../limits.ts';
import { dateCell, numberCell } from '../number-cell.ts';
import { UnreadableTable } from '../unreadable.ts';
import type { Archive } from './archive.ts';
import type { SheetEntry, WorkbookContents } from './contents.ts';
import { parseXml } from './xml.ts';

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  hasFormula: boolean;
  hasValue: boolean;
}

/**
 * The rows of one sheet while it is inflated, empty ones left out, trailing empty cells cut off.
 * Throws `UnreadableTable` beyond the limits.
 */
export async function* sheetRows(
  archive: Archive,
  contents: WorkbookContents,
  sheet: SheetEntry,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  const ready: TableRow[] = [];
  const collector = new RowCollector(contents, limits, (row) => ready.push(row));
  let rows = 0;
  for await (const _ of parseXml(archive.read(sheet.part), collector)) {
    for (const row of ready.splice(0)) {
      rows += 1;
      if (rows > limits.rows) throw new UnreadableTable('TOO_MANY_ROWS', row.row);
      yield row;
    }
  }
}

/** Turns the events of a sheet's XML into rows. */
class RowCollector {
  private row = 0;
  private hidden = false;
  private cells: TableCell[] = [];
  private cell: OpenCell | null = null;
  private collecting = false;
  private phonetic = 0;
  private rowsSeen = 0;
  private emptyCells = 0;

  private readonly contents: WorkbookContents;
  private readonly limits: TableLimits;
  private readonly done: (row: TableRow) => void;

  constructor(contents: WorkbookContents, limits: TableLimits, done: (row: TableRow) => void) {
    this.contents = contents;
    this.limits = limits;
    this.done = done;
  }

  open = (name: string, attributes: Record<string, string>) => {
    switch (name) {
      case 'row':
        this.rowsSeen += 1;
        if (this.rowsSeen > greatestSheet.rows) throw new UnreadableTable('TOO_LARGE');
        this.row = Number(attributes.r ?? this.row + 1);
        this.hidden = ['1', 'true'].includes(attributes.hidden ?? '');
        this.cells = [];
        break;
      case 'c':
        this.cell = {
          column: attributes.r ? columnOf(attributes.r) : this.cells.length,
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          value: '',
          hasFormula: false,
          hasValue: false,
        };
        break;
      case 'f':
        if (this.cell) this.cell.hasFormula = true;
        break;
      case 'rPh':
        this.phonetic += 1;
        break;
      case 'v':
      case 't':
        this.collecting = this.cell !== null && this.phonetic === 0;
        if (this.cell && this.collecting) this.cell.hasValue = true;
        break;
    }
  };

  text = (text: string) => {
    if (!this.collecting || !this.cell) return;
    if (this.cell.value.length + text.length > this.limits.cellLength)
      throw new UnreadableTable('CELL_TOO_LONG', this.row);
    this.cell.value += text;
  };

  close = (name: string) => {
    switch (name) {
      case 'v':
      case 't':
        this.collecting = false;
        break;
      case 'rPh':
        this.phonetic -= 1;
        break;
      case 'c':
        if (this.cell) this.place(this.cell);
        this.cell = null;
        break;
      case 'row':
        if (this.cells.length > 0)
          this.done({ row: this.row, cells: this.cells, hidden: this.hidden });
        this.cells = [];
        break;
    }
  };

  /** Cells that hold nothing are not kept: a format drawn over 16,384 columns does no harm. */
  private place(open: OpenCell): void {
    const cell = this.cellOf(open);
    if (cell.kind === 'EMPTY') {
      this.emptyCells += 1;
      if (this.emptyCells > greatestSheet.emptyCells) throw new UnreadableTable('TOO_LARGE');
      return;
    }
    if (open.column >= this.limits.columns) throw new UnreadableTable('TOO_MANY_COLUMNS', this.row);
    while (this.cells.length < open.column) this.cells.push(emptyCell);
    this.cells[open.column] = cell;
  }

  private cellOf({ type, style, value, hasFormula, hasValue }: OpenCell): TableCell {
    if (type === 'e') return { kind: 'ERROR', text: value };
    if (hasFormula && (!hasValue || (value === '' && type !== 'str')))
      return { kind: 'ERROR', text: '' };
    if (type === 's') return textCell(this.contents.sharedTexts[Number(value)] ?? '');
    if (type === 'str' || type === 'inlineStr') return textCell(value);
    if (value.trim() === '') return emptyCell;
    if (type === 'b') return textCell(value === '1' ? 'TRUE' : 'FALSE');
    if (type === 'd')
      return dateCell(new Date(/Z|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}Z`));
    return this.numberCell(value, style);
  }

  private numberCell(text: string, style: number): TableCell {
    const value = Number(text);
    if (!Number.isFinite(value)) return textCell(text);
    const { from1904, isDate } = this.contents;
    return numberCell(value, { isDate: isDate(style), from1904 });
  }
}

/** 0 for A1, 26 for AA7. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.toUpperCase()) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}
