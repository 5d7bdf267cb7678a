import { builtInDates, showsDate } from '../date-format.ts';
import type { TableLimits } from '../limits.ts';
import { UnreadableTable } from '../unreadable.ts';
import type { Archive } from './archive.ts';
import { attribute, readXml } from './xml.ts';

export interface SheetEntry {
  name: string;
  /** The part that holds its rows. */
  part: string;
  hidden: boolean;
}

export interface WorkbookContents {
  sheets: SheetEntry[];
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean;
  sharedTexts: readonly string[];
  /** Whether the cell style of this number shows a date. */
  isDate(style: number): boolean;
}

/** More of each than a workbook of people has: what is held in memory has an end. */
const greatestCount = { sheets: 1000, parts: 10_000, styles: 100_000, sharedTexts: 2_000_000 };

function bound(count: number, what: keyof typeof greatestCount): void {
  if (count > greatestCount[what]) throw new UnreadableTable('TOO_LARGE');
}

/** What a workbook says beside its rows: sheets, shared texts, which styles are dates. */
export async function readContents(
  archive: Archive,
  limits: TableLimits,
): Promise<WorkbookContents> {
  const workbook = 'xl/workbook.xml';
  if (!archive.has(workbook)) throw new UnreadableTable('NOT_A_TABLE');
  const targets = await readTargets(archive);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await readXml(archive.read(workbook), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const part = targets.get(attribute(attributes, 'id') ?? '');
      // A chart sheet or macro sheet has no part of rows.
      if (!part || !archive.has(part) || !/worksheets?\//i.test(part)) return;
      const state = attributes.state ?? 'visible';
      bound(sheets.length, 'sheets');
      sheets.push({ name: attributes.name ?? '', part, hidden: state !== 'visible' });
    },
  });
  return {
    sheets,
    from1904,
    sharedTexts: await readSharedTexts(archive, limits),
    isDate: await readDateStyles(archive),
  };
}

async function readTargets(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const part = 'xl/_rels/workbook.xml.rels';
  if (!archive.has(part)) throw new UnreadableTable('DAMAGED');
  await readXml(archive.read(part), {
    open(name, { Id, Target }) {
      if (name !== 'Relationship' || !Id || !Target) return;
      bound(targets.size, 'parts');
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** Texts of `si` elements in their order; phonetic guides (`rPh`) are not part of the text. */
async function readSharedTexts(archive: Archive, limits: TableLimits): Promise<string[]> {
  const part = 'xl/sharedStrings.xml';
  const texts: string[] = [];
  if (!archive.has(part)) return texts;
  let current = '';
  let inText = false;
  let phonetic = 0;
  let total = 0;
  await readXml(archive.read(part), {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic += 1;
      inText = name === 't' && phonetic === 0;
    },
    text(text) {
      if (!inText) return;
      total += text.length;
      if (total > limits.sharedText) throw new UnreadableTable('TOO_LARGE');
      if (current.length + text.length > limits.cellLength)
        throw new UnreadableTable('CELL_TOO_LONG');
      current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name !== 'si') return;
      bound(texts.length, 'sharedTexts');
      texts.push(current);
    },
  });
  return texts;
}

async function readDateStyles(archive: Archive): Promise<(style: number) => boolean> {
  const part = 'xl/styles.xml';
  if (!archive.has(part)) return () => false;
  const dateFormats = new Set(builtInDates);
  const styles: number[] = [];
  let inCellStyles = false;
  await readXml(archive.read(part), {
    open(name, { numFmtId, formatCode }) {
      bound(styles.length + dateFormats.size, 'styles');
      if (name === 'numFmt' && showsDate(formatCode ?? '')) dateFormats.add(Number(numFmtId));
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) styles.push(Number(numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return (style) => dateFormats.has(styles[style] ?? 0);
}
