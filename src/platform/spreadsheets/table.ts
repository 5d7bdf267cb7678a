import type { TableRow } from './cell.ts';
import { type FoundHeading, findColumns, type HeadingRule, headingRows } from './heading.ts';
import { defaultLimits, type TableLimits } from './limits.ts';
import { openOldWorkbook } from './old-workbook/contents.ts';
import { oldSheetRows } from './old-workbook/rows.ts';
import { sniffFile } from './sniff.ts';
import { detectEncoding } from './text-table/decode.ts';
import { type Delimiter, delimiters, textRows } from './text-table/rows.ts';
import { UnreadableTable } from './unreadable.ts';
import { type Watch, watchReading } from './watch.ts';
import { type Archive, openArchive } from './workbook/archive.ts';
import { readContents, type SheetEntry, type WorkbookContents } from './workbook/contents.ts';
import { sheetRows } from './workbook/rows.ts';

/** Where rows come from: one sheet of a workbook, or a text table under one delimiter. */
interface Source {
  sheet: string | null;
  rows(): AsyncGenerator<TableRow>;
}

export interface Table<Column extends string> {
  /** The sheet that was read; null for a text table. */
  sheet: string | null;
  /** Other sheets of the workbook, which were not read. */
  otherSheets: readonly { name: string; hidden: boolean }[];
  /** Undefined when no row of the first 60 has the needed headings. */
  heading: FoundHeading<Column> | undefined;
  /** The rows below the heading, one after the other. Throws `UnreadableTable` where reading ends early. */
  rows(): AsyncGenerator<TableRow>;
  /** Closes the file; always call it. */
  close(): void;
}

/** Headings and limits of a table. Several rules are tried on a row one after the other (banks differ). */
export interface TableShape<Column extends string> {
  headings: HeadingRule<Column> | readonly HeadingRule<Column>[];
  /** The columns of a table without headings, in their order. */
  orElse?: readonly Column[];
  limits?: Partial<TableLimits>;
  /** So many rows that are no entries are kept with their text. */
  keepPassedOver?: number;
}

/**
 * Opens an .xlsx or .xls workbook or a text table (CSV in UTF-8, GB18030 or UTF-16, any usual delimiter). Read
 * is the first visible sheet in which the heading row is found, under the delimiter by which it is found.
 * Nothing is held in memory but the shared texts of a workbook. Throws `UnreadableTable`.
 */
export async function openTable<Column extends string>(
  path: string,
  { headings, orElse, limits: own }: TableShape<Column>,
): Promise<Table<Column>> {
  const limits = { ...defaultLimits, ...own };
  const watch = watchReading(path, limits.milliseconds);
  const { sources, sheets, close } = await listSources(path, limits, watch);
  try {
    const found =
      (await findHeading(sources, [headings].flat())) ??
      (orElse && (await assumeColumns(sources, orElse)));
    const source = found?.source ?? sources[0];
    if (!source) throw new UnreadableTable('NOT_A_TABLE');
    return {
      sheet: source.sheet,
      otherSheets: sheets.filter(({ name }) => name !== source.sheet),
      heading: found?.heading,
      rows: () => rowsBelow(source, found?.heading.row ?? 0, watch),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

interface Sources {
  sources: Source[];
  sheets: readonly { name: string; hidden: boolean }[];
  close(): void;
}

async function listSources(path: string, limits: TableLimits, watch: Watch): Promise<Sources> {
  switch (await sniffFile(path)) {
    case 'TEXT':
      return listDelimiters(path, limits);
    case 'OLD_WORKBOOK':
      return listOldSheets(path, limits, watch);
    case 'WORKBOOK':
      return listSheets(path, limits, watch);
  }
}

async function listDelimiters(path: string, limits: TableLimits): Promise<Sources> {
  const encoding = await detectEncoding(path);
  const sources = delimiters.map(
    (delimiter: Delimiter): Source => ({
      sheet: null,
      rows: () => textRows(path, encoding, delimiter, limits),
    }),
  );
  return { sources, sheets: [], close: () => {} };
}

async function listOldSheets(path: string, limits: TableLimits, watch: Watch): Promise<Sources> {
  const book = await openOldWorkbook(path, limits, watch);
  const sources = book.sheets
    .filter(({ hidden }) => !hidden)
    .map((sheet) => ({ sheet: sheet.name, rows: () => oldSheetRows(book, sheet, limits) }));
  return { sources, sheets: book.sheets, close: () => {} };
}

async function listSheets(path: string, limits: TableLimits, watch: Watch): Promise<Sources> {
  const archive = await openArchive(path, limits, watch);
  try {
    const contents = await readContents(archive, limits);
    const sources = contents.sheets
      .filter(({ hidden }) => !hidden)
      .map((sheet) => sourceOf(archive, contents, sheet, limits));
    return { sources, sheets: contents.sheets, close: archive.close };
  } catch (error) {
    archive.close();
    throw error;
  }
}

const sourceOf = (
  archive: Archive,
  contents: WorkbookContents,
  sheet: SheetEntry,
  limits: TableLimits,
): Source => ({
  sheet: sheet.name,
  rows: () => sheetRows(archive, contents, sheet, limits),
});

async function findHeading<Column extends string>(
  sources: readonly Source[],
  rules: readonly HeadingRule<Column>[],
): Promise<{ source: Source; heading: FoundHeading<Column> } | undefined> {
  for (const source of sources) {
    const rows = source.rows();
    try {
      for await (const row of rows) {
        if (row.row > headingRows) break;
        for (const rule of rules) {
          const heading = findColumns(row, rule);
          if (heading) return { source, heading };
        }
      }
    } catch (error) {
      // Under a wrong delimiter a quote may seem open; the right one is still to come.
      if (!(error instanceof UnreadableTable && error.reason === 'OPEN_QUOTE')) throw error;
    }
  }
  return undefined;
}

/** Columns by their order, in the first source whose first row is divided into cells. */
async function assumeColumns<Column extends string>(
  sources: readonly Source[],
  columns: readonly Column[],
): Promise<{ source: Source; heading: FoundHeading<Column> } | undefined> {
  const places: FoundHeading<Column>['places'] = {};
  for (const [place, column] of columns.entries()) places[column] = place;
  const heading: FoundHeading<Column> = { row: 0, places, joined: {}, texts: [], unused: [] };
  for (const source of sources)
    for await (const { cells } of source.rows()) {
      if (cells.filter(({ kind }) => kind !== 'EMPTY').length > 1) return { source, heading };
      break;
    }
  const [source] = sources;
  return source && { source, heading };
}

async function* rowsBelow(source: Source, heading: number, watch: Watch): AsyncGenerator<TableRow> {
  for await (const row of source.rows()) {
    watch.check(row.row);
    if (row.row > heading) yield row;
  }
}
