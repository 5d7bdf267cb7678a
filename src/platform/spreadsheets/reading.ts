import type { TableRow } from './cell.ts';
import type { FoundHeading } from './heading.ts';
import type { Table } from './table.ts';
import { choicesSheet } from './write-template.ts';

/** What was read of a file and what was not, for the page that shows its outcome. */
export interface TableReading {
  /** Null for a text table. */
  sheet: string | null;
  otherSheets: readonly { name: string; hidden: boolean }[];
  headingRow: number;
  /** 0 when there are no rows. */
  firstRow: number;
  lastRow: number;
  rows: number;
  hiddenRows: number;
  unusedColumns: readonly string[];
  /** Rows that are no entries, such as totals and signatures: the first of them, and how many. */
  passedOver: { row: number; text: string }[];
  passedOverCount: number;
}

/** So many passed-over rows are kept with their text. */
const mostKept = 50;

/** Begins the account of a table. */
export function beginReading<Column extends string>(
  { sheet, otherSheets }: Pick<Table<Column>, 'sheet' | 'otherSheets'>,
  heading: FoundHeading<Column>,
): TableReading {
  return {
    sheet,
    otherSheets: otherSheets.filter(({ name, hidden }) => !(hidden && name === choicesSheet)),
    headingRow: heading.row,
    firstRow: 0,
    lastRow: 0,
    rows: 0,
    hiddenRows: 0,
    unusedColumns: heading.unused,
    passedOver: [],
    passedOverCount: 0,
  };
}

/** Counts a row that is read. */
export function countRow(reading: TableReading, { row, hidden }: TableRow): void {
  if (reading.rows === 0) reading.firstRow = row;
  reading.lastRow = row;
  reading.rows += 1;
  if (hidden) reading.hiddenRows += 1;
}

/** Counts a row that is passed over, with what stands in it. */
export function passOver(reading: TableReading, row: TableRow): void {
  reading.passedOverCount += 1;
  if (reading.passedOver.length >= mostKept) return;
  const texts = row.cells.map(({ text }) => text).filter((text) => text !== '');
  reading.passedOver.push({ row: row.row, text: texts.join(' ').slice(0, 60) });
}

const total = /^(?:合计|总计|小计|共计|累计|本页|总笔数|笔数)/;
const signature =
  /^(?:制表|填表|填报|制单|审核|复核|经办|负责|主管|单位|联系|报送|打印|导出|备注|说明|注)[^\d:：]{0,6}[:：]/;

/**
 * Whether a row below the heading is no entry: the heading again (at the top of a printed page), a total
 * or a signature. A row whose needed columns hold something else is always an entry.
 */
export function isNoEntry<Column extends string>(
  { cells }: TableRow,
  { places, texts }: FoundHeading<Column>,
  needed: readonly Column[],
): boolean {
  if (
    texts.length > 1 &&
    cells.length > 1 &&
    cells.every(({ text }, place) => text === (texts[place] ?? ''))
  )
    return true;
  const plain = cells.map(({ text }) => text.replaceAll(/\s/g, ''));
  const filled = needed.map((column) => plain[places[column] ?? -1] ?? '').filter(Boolean);
  if (plain.some((text) => signature.test(text)) && filled.every((text) => signature.test(text)))
    return true;
  return filled.length < needed.length && total.test(plain.find(Boolean) ?? '');
}

/** What the page says about the file, sentence by sentence. */
export function describeReading(reading: TableReading): string[] {
  const where = reading.sheet === null ? '' : `工作表“${reading.sheet}”`;
  const range = reading.rows === 0 ? '' : `第 ${reading.firstRow} 至 ${reading.lastRow} 行，`;
  const heading =
    reading.headingRow === 0 ? '没有表头，按列的顺序读取' : `表头在第 ${reading.headingRow} 行`;
  const said = [`读取了${where}${range}共 ${reading.rows} 行，${heading}。`];
  if (reading.hiddenRows > 0)
    said.push(`其中 ${reading.hiddenRows} 行在文件里被隐藏或筛选掉了，也已读取。`);
  if (reading.unusedColumns.length > 0)
    said.push(`没有用到的列：${reading.unusedColumns.map((name) => `“${name}”`).join('、')}。`);
  if (reading.otherSheets.length > 0)
    said.push(
      `没有读取的工作表：${reading.otherSheets
        .map(({ name, hidden }) => `“${name}”${hidden ? '（隐藏）' : ''}`)
        .join('、')}。`,
    );
  if (reading.passedOverCount > 0)
    said.push(
      `跳过 ${reading.passedOverCount} 行（合计、签字、示例、支出等）：${reading.passedOver
        .map(({ row, text }) => `第 ${row} 行“${text}”`)
        .join('、')}。`,
    );
  return said;
}

/** Such a message is kept in a cookie until the next page. */
const longestMessage = 200;

/** The same as one short message. */
export function sayReading(reading: TableReading): string {
  const said = describeReading(reading).join('');
  return said.length > longestMessage ? `${said.slice(0, longestMessage)}…` : said;
}
