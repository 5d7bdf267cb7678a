import type { TableRow } from './cell.ts';

/** Headings are looked for in this many rows from the top. */
export const headingRows = 60;

/**
 * A heading as it is compared: width, blanks, line breaks, stars, colons and what stands in brackets
 * (English names, units, hints) do not count.
 */
export function normaliseHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '')
    .replaceAll(/\([^()]*\)|【[^【】]*】|\[[^[\]]*\]/g, '')
    .replaceAll(/[*＊:：·、]/g, '')
    .toLowerCase();
}

/** The names a column may have, the preferred first. */
export type HeadingNames<Column extends string> = Record<Column, readonly string[]>;

/** Where each column of a table stands; columns that were not found are left out. */
export type ColumnPlaces<Column extends string> = Partial<Record<Column, number>>;

export interface FoundHeading<Column extends string> {
  row: number;
  places: ColumnPlaces<Column>;
  /** The headings as they stand in the file, by place. */
  texts: readonly string[];
  /** Headings no column took, for the page that tells what was not read. */
  unused: readonly string[];
}

/**
 * The columns of a row by the preference of their names, not by place: a later column with a preferred
 * name wins over an earlier one. Undefined when a needed column is missing.
 */
export function findColumns<Column extends string>(
  row: TableRow,
  names: HeadingNames<Column>,
  needed: readonly Column[],
): FoundHeading<Column> | undefined {
  const texts = row.cells.map((cell) => cell.text);
  const plain = texts.map(normaliseHeading);
  const places: ColumnPlaces<Column> = {};
  const taken = new Set<number>();
  for (const column of Object.keys(names) as Column[]) {
    const place = names[column]
      .map((name) => plain.indexOf(normaliseHeading(name)))
      .find((at) => at >= 0 && !taken.has(at));
    if (place === undefined) continue;
    places[column] = place;
    taken.add(place);
  }
  if (needed.some((column) => places[column] === undefined)) return undefined;
  const unused = texts.filter((text, place) => text !== '' && !taken.has(place));
  return { row: row.row, places, texts, unused };
}
