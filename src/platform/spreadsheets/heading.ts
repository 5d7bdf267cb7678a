import { emptyCell, type TableCell, type TableRow } from './cell.ts';

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
    .replaceAll('帐', '账')
    .toLowerCase();
}

/** The names a column may have, the preferred first. */
export type HeadingNames<Column extends string> = Record<Column, readonly string[]>;

/** Where each column of a table stands; columns that were not found are left out. */
export type ColumnPlaces<Column extends string> = Partial<Record<Column, number>>;

export interface FoundHeading<Column extends string> {
  row: number;
  places: ColumnPlaces<Column>;
  /** All places of the columns that are joined, the preferred first. */
  joined: Partial<Record<Column, readonly number[]>>;
  /** The headings as they stand in the file, by place. */
  texts: readonly string[];
  /** Headings no column took, for the page that tells what was not read. */
  unused: readonly string[];
}

/** Which columns a table has, which of them it must have, and which are joined from several. */
export interface HeadingRule<Column extends string> {
  names: HeadingNames<Column>;
  needed: readonly Column[];
  /** Columns such as remarks: every one with such a heading is read, and their texts joined. */
  joined?: readonly Column[];
}

/**
 * The columns of a row by the preference of their names, not by place: a later column with a preferred
 * name wins over an earlier one. Undefined when a needed column is missing.
 */
export function findColumns<Column extends string>(
  row: TableRow,
  { names, needed, joined = [] }: HeadingRule<Column>,
): FoundHeading<Column> | undefined {
  const texts = row.cells.map((cell) => cell.text);
  const plain = texts.map(normaliseHeading);
  const taken = new Set<number>();
  const found = {
    places: {} as ColumnPlaces<Column>,
    joined: {} as FoundHeading<Column>['joined'],
  };
  for (const column of Object.keys(names) as Column[]) {
    const all = names[column]
      .map((name) => plain.indexOf(normaliseHeading(name)))
      .filter(
        (place, at, places) => place >= 0 && !taken.has(place) && places.indexOf(place) === at,
      );
    const [first] = all;
    if (first === undefined) continue;
    found.places[column] = first;
    const kept = joined.includes(column) ? all : [first];
    if (joined.includes(column)) found.joined[column] = kept;
    for (const place of kept) taken.add(place);
  }
  if (needed.some((column) => found.places[column] === undefined)) return undefined;
  const unused = texts.filter((text, place) => text !== '' && !taken.has(place));
  return { row: row.row, ...found, texts, unused };
}

/** The cell of a column in a row; an empty one where the table has no such column. */
export function cellOf<Column extends string>(
  row: TableRow,
  { places }: Pick<FoundHeading<Column>, 'places'>,
  column: Column,
): TableCell {
  const place = places[column];
  return place === undefined ? emptyCell : (row.cells[place] ?? emptyCell);
}

/** The texts of all columns that are joined to one, each text once. */
export function joinedText<Column extends string>(
  row: TableRow,
  { joined }: Pick<FoundHeading<Column>, 'joined'>,
  column: Column,
): string {
  const texts = (joined[column] ?? []).map((place) => row.cells[place]?.text ?? '');
  return [...new Set(texts.filter((text) => text !== ''))].join(' ');
}
