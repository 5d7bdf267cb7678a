import { MathMLToLaTeX } from 'mathml-to-latex';
import { type HTMLElement, NodeType, type Node as ParsedNode, parse } from 'node-html-parser';

const blocks = new Set([
  'p',
  'div',
  'section',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'ul',
  'ol',
  'table',
  'pre',
]);
const dropped = new Set([
  'script',
  'style',
  'head',
  'title',
  'iframe',
  'object',
  'form',
  'input',
  'audio',
  'video',
]);

/** Stands where a picture was, so that who looks at the draft sees that one is missing. */
export const lostPicture = '〔图片未导入〕';
/** The same for a formula. */
export const lostFormula = '〔公式未导入〕';

/** The key under which a text names the picture of an address; null for a picture that is not there. */
export type PictureKey = (address: string) => string | null;

interface Around {
  lost: string[];
  picture: PictureKey;
}

/**
 * The Markdown of a piece of HTML as other systems and word processors write it: paragraphs, lists, tables, bold,
 * formulas and known pictures stay, all else becomes its text. What is left out stands in `lost`.
 */
export function markdownOf(html: string, lost: string[], picture: PictureKey = () => null): string {
  if (!/[<&]/.test(html)) return html.trim();
  return blocksOf(parse(html), { lost, picture })
    .map((block) => block.trim())
    .filter(Boolean)
    .join('\n\n');
}

function blocksOf(element: HTMLElement, around: Around): string[] {
  const written: string[] = [];
  let line = '';
  const endLine = () => {
    if (line.trim()) written.push(line.trim());
    line = '';
  };
  for (const child of element.childNodes) {
    const name = nameOf(child);
    if (dropped.has(name)) around.lost.push(`<${name}>`);
    else if (blocks.has(name)) {
      endLine();
      written.push(...blockOf(child as HTMLElement, name, around));
    } else line += inlineOf(child, around);
  }
  endLine();
  return written;
}

function blockOf(element: HTMLElement, name: string, around: Around): string[] {
  if (name === 'ul' || name === 'ol') {
    const items = element.childNodes.filter((child) => nameOf(child) === 'li') as HTMLElement[];
    const mark = (at: number) => (name === 'ul' ? '-' : `${at + 1}.`);
    return [items.map((item, at) => `${mark(at)} ${blocksOf(item, around).join(' ')}`).join('\n')];
  }
  if (name === 'table') return [tableOf(element, around)];
  return blocksOf(element, around);
}

function tableOf(table: HTMLElement, around: Around): string {
  const rows = table
    .querySelectorAll('tr')
    .map((row) =>
      (row.childNodes.filter((cell) => ['td', 'th'].includes(nameOf(cell))) as HTMLElement[]).map(
        (cell) => blocksOf(cell, around).join(' ').replaceAll('|', '\\|').replaceAll('\n', ' '),
      ),
    );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (table.querySelector('[colspan],[rowspan]')) around.lost.push('合并的单元格');
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array(width).fill('---')), ...body.map(line)].join('\n');
}

function inlineOf(node: ParsedNode, around: Around): string {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text.replaceAll(/\s+/g, ' ');
  const name = nameOf(node);
  if (node.nodeType !== NodeType.ELEMENT_NODE || dropped.has(name)) return '';
  const element = node as HTMLElement;
  if (name === 'br') return '\n';
  if (name === 'img') return pictureOf(element, around);
  if (name === 'math') return formulaOf(element);
  const inside = element.childNodes.map((child) => inlineOf(child, around)).join('');
  if (inside.trim() === '') return inside;
  if (name === 'b' || name === 'strong') return `**${inside.trim()}**`;
  if (name === 'i' || name === 'em') return `*${inside.trim()}*`;
  if (name === 'sub') return `$_{${inside.trim()}}$`;
  if (name === 'sup') return `$^{${inside.trim()}}$`;
  return inside;
}

function pictureOf(element: HTMLElement, { lost, picture }: Around): string {
  const address = element.getAttribute('src') ?? '';
  const key = picture(address);
  if (key === null) {
    lost.push(`图片 ${address.slice(0, 60)}`);
    return lostPicture;
  }
  const words = (element.getAttribute('alt') ?? '').replaceAll(/[[\]()\s]+/g, ' ').trim();
  return `![${words.slice(0, 200) || '图（请写明图上有什么）'}](${key})`;
}

/** The formula as its author wrote it, where the file has that; else what its MathML means. */
function formulaOf(element: HTMLElement): string {
  const source = element
    .querySelectorAll('annotation')
    .find((one) => one.getAttribute('encoding') === 'application/x-tex');
  const tex = source?.text.trim() ?? MathMLToLaTeX.convert(element.outerHTML);
  return element.getAttribute('display') === 'block' ? `$$${tex}$$` : `$${tex}$`;
}

const nameOf = (node: ParsedNode): string =>
  node.nodeType === NodeType.ELEMENT_NODE ? (node as HTMLElement).rawTagName.toLowerCase() : '';
