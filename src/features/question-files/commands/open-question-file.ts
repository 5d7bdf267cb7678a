import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RefusedArchive } from '../../../platform/archives/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { cellOf, readTable, UnreadableTable } from '../../../platform/spreadsheets/index.ts';
import { UnreadableXml } from '../../../platform/xml/index.ts';
import { readAiken } from '../rules/formats/aiken.ts';
import { type Pictures, withPictures } from '../rules/formats/file-pictures.ts';
import { readGift } from '../rules/formats/gift.ts';
import { readLayout } from '../rules/formats/layout.ts';
import { readMoodleXml } from '../rules/formats/moodle-xml.ts';
import type { ItemFault, ReadFile, ReadItem } from '../rules/formats/read-item.ts';
import { readSheetRow, sheetHeadings } from '../rules/formats/sheet.ts';
import { spellAnswers, withFormulas } from '../rules/formats/word-formulas.ts';
import type { Format, QuestionImport } from '../rules/question-import.ts';
import { readQtiPackage, UnusablePackage } from './read-qti-package.ts';
import { readWordText, type WordText } from './read-word-text.ts';

export type TakeItem = (item: ReadItem | ItemFault) => Promise<void>;

/** A file that holds no questions at all; the sentence is for whoever sent it. */
export class UnreadableFile extends Error {}

const mostItems = 100_000;
/** Each row is compared with the bank while the table is read. */
const longestReadingMs = 60 * 60_000;

/**
 * Gives every item of a kept file to `take`, in its order; a bad item fails no other. Throws `UnreadableFile`.
 * No audit: it reads.
 */
export async function openQuestionFile(
  parts: Pick<Parts, 'storage'>,
  { fileKey, format }: Pick<QuestionImport, 'fileKey' | 'format'>,
  take: TakeItem,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jixue-questions-'));
  const path = join(folder, 'file');
  let items = 0;
  try {
    await pipeline(await parts.storage.read(fileKey), createWriteStream(path));
    await readers[format](path, async (item) => {
      items += 1;
      if (items > mostItems) throw new UnreadableFile(`一份文件最多${mostItems}道题，请分成几份。`);
      await take(item);
    });
  } catch (error) {
    const isSaid = [UnreadableTable, UnreadableXml, RefusedArchive, UnusablePackage].some(
      (kind) => error instanceof kind,
    );
    throw isSaid ? new UnreadableFile((error as Error).message) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (items === 0) throw new UnreadableFile('文件里没有找到题目，请对照模板检查。');
}

const readers: Record<Format, (path: string, take: TakeItem) => Promise<void>> = {
  async SHEET(path, take) {
    const shape = { headings: sheetHeadings, limits: { milliseconds: longestReadingMs } };
    const found = await readTable(path, shape, async (row, heading) => {
      await take(readSheetRow(row.row, (column) => cellOf(row, heading, column).text.trim()));
      return undefined;
    });
    if (!found) throw new UnreadableFile('没有找到“题干”和“答案”两列，请用模板填写。');
  },
  async WORD(path, take) {
    const pictures: Pictures = new Map();
    const { text, formulas } = await textOfWord(path, pictures);
    const read = readLayout(spellAnswers(text, formulas));
    const { items, faults } = withFormulas(read, text, formulas);
    await all({ items: items.map((item) => withPictures(item, pictures)), faults }, take);
  },
  LAYOUT: async (path, take) => all(readLayout(await textOf(path)), take),
  GIFT: async (path, take) => all(readGift(await textOf(path)), take),
  AIKEN: async (path, take) => all(readAiken(await textOf(path)), take),
  async MOODLE(path, take) {
    for await (const item of readMoodleXml(await textOf(path))) await take(item);
  },
  async QTI(path, take) {
    for await (const item of readQtiPackage(path)) await take(item);
  },
};

async function all({ items, faults }: ReadFile, take: TakeItem): Promise<void> {
  for (const item of items) await take(item);
  for (const fault of faults) await take(fault);
}

/** Text in UTF-8, UTF-16 with its mark, or GB18030. */
async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function textOfWord(path: string, pictures: Pictures): Promise<WordText> {
  try {
    return await readWordText(path, pictures);
  } catch (error) {
    if (error instanceof RefusedArchive) throw error;
    throw new UnreadableFile('这不是完整的 Word 文档（docx），请重新另存后上传。');
  }
}
