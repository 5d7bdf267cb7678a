import { buffer } from 'node:stream/consumers';
import { readArchive, zip } from '../../../platform/archives/index.ts';
import { type OfficeFormula, readOfficeFormula } from '../../../platform/rich-text/index.ts';
import { type Pictures, takeInLine } from '../rules/formats/file-pictures.ts';
import { markdownOf } from '../rules/formats/html-to-markdown.ts';
import { formulaMark } from '../rules/formats/word-formulas.ts';

const limits = { files: 5000, bytes: 400 * 1024 * 1024, depth: 12 };
const main = 'word/document.xml';
const mostFormulas = 20_000;

export interface WordText {
  /** Markdown, line by line, with a mark for each formula. */
  text: string;
  /** By the numbers of their marks. */
  formulas: OfficeFormula[];
}

/**
 * The text of a Word document with its pictures and formulas. Throws `RefusedArchive` for an archive that no word
 * processor writes. No audit: it reads.
 */
export async function readWordText(path: string, pictures: Pictures): Promise<WordText> {
  const formulas: OfficeFormula[] = [];
  const marked = await withMarkedFormulas(path, formulas);
  // Read when the first Word file comes: it would take a fifth of a second of every start.
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(marked === null ? { path } : { buffer: marked });
  const picture = (address: string) => takeInLine(pictures, address, 'word');
  return { text: markdownOf(value, [], picture).replaceAll('\n\n', '\n'), formulas };
}

/** The document with a mark for each formula, which the converter would leave out unsaid; null without any. */
async function withMarkedFormulas(path: string, formulas: OfficeFormula[]): Promise<Buffer | null> {
  const archive = await readArchive(path, limits);
  try {
    const file = archive.files.find(({ name }) => name === main);
    const xml = file ? (await buffer(await file.open())).toString('utf8') : '';
    if (!/<m:oMath|<o:OLEObject/.test(xml)) return null;
    const marked = await markFormulas(xml, formulas);
    async function* files() {
      for (const { name, open } of archive.files)
        yield { name, content: name === main ? marked : await buffer(await open()) };
    }
    return await buffer(zip(files()));
  } finally {
    archive.close();
  }
}

// A formula within a paragraph, and the object that older formula editors put into a run.
const starts = /<m:oMath(?:Para)?(?=[\s/>])|<w:object(?=[\s>])/g;
const oldEditors = /ProgID="(?:Equation|MathType|KSEE)/i;

async function markFormulas(xml: string, formulas: OfficeFormula[]): Promise<string> {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: start, index } of xml.matchAll(starts)) {
    if (index < from) continue;
    const end = endOf(xml, index, start.slice(1));
    const source = xml.slice(index, end);
    const isObject = start === '<w:object';
    if (isObject && !oldEditors.test(source)) continue;
    const mark = `<w:t>${formulaMark(formulas.length)}</w:t>`;
    formulas.push(isObject ? oldObject : await formulaOf(source, formulas.length));
    parts.push(xml.slice(from, index), isObject ? mark : `<w:r>${mark}</w:r>`);
    from = end;
  }
  return parts.join('') + xml.slice(from);
}

/** Where an element ends; the end of the text where it does not. */
function endOf(xml: string, at: number, name: string): number {
  const tag = xml.indexOf('>', at);
  if (xml[tag - 1] === '/') return tag + 1;
  const close = xml.indexOf(`</${name}>`, at);
  return close < 0 ? xml.length : close + name.length + 3;
}

const oldObject = {
  because: '是旧的公式编辑器或 MathType 的对象，在 Word 里双击转换成新公式后可以带过来',
};

const formulaOf = (source: string, before: number): Promise<OfficeFormula> | OfficeFormula =>
  before < mostFormulas
    ? readOfficeFormula(source)
    : { because: `一份文件最多读${mostFormulas}个公式` };
