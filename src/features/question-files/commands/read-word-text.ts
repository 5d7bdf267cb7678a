import { buffer } from 'node:stream/consumers';
import { readArchive, zip } from '../../../platform/archives/index.ts';
import { type Pictures, takeInLine } from '../rules/formats/file-pictures.ts';
import { lostFormula, markdownOf } from '../rules/formats/html-to-markdown.ts';

const limits = { files: 5000, bytes: 400 * 1024 * 1024, depth: 12 };
const text = 'word/document.xml';

/**
 * The text of a Word document as Markdown, line by line, with its pictures; a formula is missed where it stood.
 * Throws `RefusedArchive` for an archive that no word processor writes. No audit: it reads.
 */
export async function readWordText(path: string, pictures: Pictures): Promise<string> {
  const marked = await withMarkedFormulas(path);
  // Read when the first Word file comes: it would take a fifth of a second of every start.
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(marked === null ? { path } : { buffer: marked });
  const picture = (address: string) => takeInLine(pictures, address, 'word');
  return markdownOf(value, [], picture).replaceAll('\n\n', '\n');
}

/** The document with a mark for each formula, which the converter would leave out unsaid; null without any. */
async function withMarkedFormulas(path: string): Promise<Buffer | null> {
  const archive = await readArchive(path, limits);
  try {
    const main = archive.files.find(({ name }) => name === text);
    const xml = main ? (await buffer(await main.open())).toString('utf8') : '';
    if (!xml.includes('<m:oMath')) return null;
    async function* files() {
      for (const { name, open } of archive.files)
        yield { name, content: name === text ? markFormulas(xml) : await buffer(await open()) };
    }
    return await buffer(zip(files()));
  } finally {
    archive.close();
  }
}

const mark = `<w:r><w:t>${lostFormula}</w:t></w:r>`;

function markFormulas(xml: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = xml.indexOf('<m:oMath'); at >= 0; at = xml.indexOf('<m:oMath', from)) {
    const close = xml.startsWith('<m:oMathPara', at) ? '</m:oMathPara>' : '</m:oMath>';
    const end = xml.indexOf(close, at);
    if (end < 0) break;
    parts.push(xml.slice(from, at), mark);
    from = end + close.length;
  }
  return parts.join('') + xml.slice(from);
}
