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
  passedOver: PassedOver[];
  passedOverCount: number;
}

/** A row that is no entry; readings from before reasons were kept have none. */
export interface PassedOver {
  row: number;
  text: string;
  because?: string;
}

/** So many passed-over rows are kept with their text, where the importer does not ask for more. */
export const mostKept = 50;

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

/** Counts a row that is passed over, with what stands in it and why. */
export function passOver(
  reading: TableReading,
  row: TableRow,
  because: string,
  most: number,
): void {
  reading.passedOverCount += 1;
  if (reading.passedOver.length >= most) return;
  const texts = row.cells.map(({ text }) => text).filter((text) => text !== '');
  reading.passedOver.push({ row: row.row, text: texts.join(' ').slice(0, 60), because });
}

const total =
  /^#?(?:合计|总计|小计|共计|累计|汇总|本页|总笔数|笔数|总(?:借方|贷方|收入|支出|金额|额)|(?:收入|支出)合计|承前页|过次页)/;
/** A needed column that holds such a word and nothing but a number behind it. */
const totalAlone =
  /^(?:合计|总计|小计|共计|累计|本[页月年日](?:合计|小计|累计)|总笔数)[:：]?[\d.,笔元]*$/;
const signature =
  /^(?:制表|填表|填报|制单|审核|复核|经办|负责|主管|单位|联系|报送|打印|导出|备注|说明|注)[^\d:：]{0,6}[:：]/;

/**
 * Why a row below the heading is no entry, in a word: the heading again (at the top of a printed page), a
 * total or a signature. A row whose needed columns hold something else is always an entry: undefined.
 */
export function whyNoEntry<Column extends string>(
  { cells }: TableRow,
  { places, texts }: FoundHeading<Column>,
  needed: readonly Column[],
): string | undefined {
  if (
    texts.length > 1 &&
    cells.length > 1 &&
    cells.every(({ text }, place) => text === (texts[place] ?? ''))
  )
    return '重复的表头';
  const plain = cells.map(({ text }) => text.replaceAll(/\s/g, ''));
  const filled = needed.map((column) => plain[places[column] ?? -1] ?? '').filter(Boolean);
  if (plain.some((text) => signature.test(text)) && filled.every((text) => signature.test(text)))
    return '签字或说明';
  const isTotal =
    filled.some((text) => totalAlone.test(text)) ||
    (filled.length < needed.length && total.test(plain.find(Boolean) ?? ''));
  return isTotal ? '合计' : undefined;
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
  if (reading.passedOverCount > 0) said.push(describePassedOver(reading));
  return said;
}

function describePassedOver({ passedOver, passedOverCount }: TableReading): string {
  const rows = passedOver.map(
    ({ row, text, because }) => `第 ${row} 行“${text}”${because ? `（${because}）` : ''}`,
  );
  const more = passedOverCount > passedOver.length ? '等' : '';
  return `跳过 ${passedOverCount} 行：${rows.join('、')}${more}。`;
}
