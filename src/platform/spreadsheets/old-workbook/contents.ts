import { builtInDates, showsDate } from '../date-format.ts';
import type { TableLimits } from '../limits.ts';
import { UnreadableTable } from '../unreadable.ts';
import type { Watch } from '../watch.ts';
import { openCompoundFile } from './compound-file.ts';
import { type BiffRecord, continued, kinds, recordsFrom, TextReader } from './records.ts';

export interface OldSheet {
  name: string;
  hidden: boolean;
  /** Where its records begin. */
  at: number;
}

export interface OldWorkbook {
  stream: Buffer;
  sheets: OldSheet[];
  from1904: boolean;
  sharedTexts: readonly string[];
  isDate(style: number): boolean;
}

const biff8 = 0x0600;

/**
 * Opens an .xls workbook of Excel 97 to 2003. Throws `UnreadableTable`: `OLD_WORKBOOK` for an older one,
 * `PASSWORD`, `TOO_LARGE`, `DAMAGED`.
 */
export async function openOldWorkbook(
  path: string,
  limits: TableLimits,
  watch: Watch,
): Promise<OldWorkbook> {
  try {
    const streamOf = await openCompoundFile(path);
    const stream = streamOf('Workbook');
    if (!stream) throw new UnreadableTable(streamOf('Book') ? 'OLD_WORKBOOK' : 'NOT_A_TABLE');
    return readContents(stream, limits, watch);
  } catch (cause) {
    throw cause instanceof UnreadableTable
      ? cause
      : new UnreadableTable('DAMAGED', undefined, { cause });
  }
}

function readContents(stream: Buffer, limits: TableLimits, watch: Watch): OldWorkbook {
  const formats = new Map<number, string>();
  const styles: number[] = [];
  const book: OldWorkbook = {
    ...{ stream, sheets: [], from1904: false, sharedTexts: [] },
    isDate: (style) => {
      const format = styles[style] ?? 0;
      return builtInDates.has(format) || showsDate(formats.get(format) ?? '');
    },
  };
  const take: Partial<Record<number, (record: BiffRecord) => void>> = {
    [kinds.BEGIN]: ({ data }) => {
      if (data.readUInt16LE(0) !== biff8) throw new UnreadableTable('OLD_WORKBOOK');
    },
    [kinds.PASSWORD]: () => {
      throw new UnreadableTable('PASSWORD');
    },
    [kinds.DATE_MODE]: ({ data }) => {
      book.from1904 = data.readUInt16LE(0) === 1;
    },
    [kinds.FORMAT]: ({ data }) => {
      const reader = new TextReader([data], 2);
      formats.set(data.readUInt16LE(0), reader.text(reader.short()));
    },
    [kinds.FORMAT_OF_CELL]: ({ data }) => styles.push(data.readUInt16LE(2)),
    [kinds.SHEET]: ({ data }) => {
      const reader = new TextReader([data], 6);
      const sheet = { at: data.readUInt32LE(0), hidden: ((data[4] ?? 0) & 3) !== 0 };
      // A chart or macro sheet has no rows.
      if (data[5] === 0) book.sheets.push({ ...sheet, name: reader.text(reader.byte()) });
    },
    [kinds.SHARED_TEXTS]: (record) => {
      book.sharedTexts = readSharedTexts(continued(stream, record), limits, watch);
    },
  };
  for (const record of recordsFrom(stream, 0)) take[record.kind]?.(record);
  return book;
}

function readSharedTexts(blocks: Buffer[], limits: TableLimits, watch: Watch): string[] {
  const reader = new TextReader(blocks, 4);
  const count = reader.long();
  const texts: string[] = [];
  let total = 0;
  while (texts.length < count) {
    const text = reader.text(reader.short());
    total += text.length;
    if (total > limits.sharedText) throw new UnreadableTable('TOO_LARGE');
    texts.push(text);
    if (texts.length % 1000 === 0) watch.check();
  }
  return texts;
}
