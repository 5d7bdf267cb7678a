import { emptyCell, type TableCell, type TableRow } from './cell.ts';

/** A row as it can be stored: its texts, and the kinds of those cells that are not plain text. */
export interface PackedRow {
  row: number;
  cells: string[];
  kinds?: { [place: string]: 'NUMBER' | 'DATE' | 'ERROR' };
}

/** A row to be stored and checked later, with nothing lost that the check asks. */
export function packRow({ row, cells }: TableRow): PackedRow {
  const kinds: NonNullable<PackedRow['kinds']> = {};
  for (const [place, { kind }] of cells.entries())
    if (kind === 'NUMBER' || kind === 'DATE' || kind === 'ERROR') kinds[place] = kind;
  const texts = cells.map(({ text }) => text);
  return Object.keys(kinds).length === 0 ? { row, cells: texts } : { row, cells: texts, kinds };
}

/** A cell of a stored row. */
export function packedCell({ cells, kinds }: PackedRow, place: number | undefined): TableCell {
  if (place === undefined) return emptyCell;
  const text = cells[place] ?? '';
  const kind = kinds?.[place] ?? (text === '' ? 'EMPTY' : 'TEXT');
  switch (kind) {
    case 'NUMBER':
      return { kind, text, value: Number(text) };
    case 'DATE':
      return { kind, text, day: text.slice(0, 10) };
    case 'EMPTY':
      return emptyCell;
    default:
      return { kind, text };
  }
}
