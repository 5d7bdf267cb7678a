import { MathMLToLaTeX } from 'mathml-to-latex';
import { type HTMLElement, NodeType, type Node as ParsedNode, parse } from 'node-html-parser';

interface Reading {
  /** The key of a picture by its address in the file; null when the file does not hold it. */
  picture(source: string): string | null;
  /** What cannot be kept is said here, in words. */
  lost: string[];
}

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

/**
 * The Markdown of a piece of HTML as other systems and word processors write it: paragraphs, lists, tables, bold,
 * pictures and formulas stay, all else becomes its text. What is left out stands in `lost`.
 */
export function markdownOf(html: string, reading: Reading): string {
  if (!/[<&]/.test(html)) return html.trim();
  return blocksOf(parse(html), reading)
    .map((block) => block.trim())
    .filter(Boolean)
    .join('\n\n');
}

function blocksOf(element: HTMLElement, reading: Reading): string[] {
  const written: string[] = [];
  let line = '';
  const endLine = () => {
    if (line.trim()) written.push(line.trim());
    line = '';
  };
  for (const child of element.childNodes) {
    const name = nameOf(child);
    if (dropped.has(name)) reading.lost.push(`<${name}>`);
    else if (blocks.has(name)) {
      endLine();
      written.push(...blockOf(child as HTMLElement, name, reading));
    } else line += inlineOf(child, reading);
  }
  endLine();
  return written;
}

function blockOf(element: HTMLElement, name: string, reading: Reading): string[] {
  if (name === 'ul' || name === 'ol') {
    const items = element.childNodes.filter((child) => nameOf(child) === 'li') as HTMLElement[];
    const mark = (at: number) => (name === 'ul' ? '-' : `${at + 1}.`);
    return [items.map((item, at) => `${mark(at)} ${blocksOf(item, reading).join(' ')}`).join('\n')];
  }
  if (name === 'table') return [tableOf(element, reading)];
  return blocksOf(element, reading);
}

function tableOf(table: HTMLElement, reading: Reading): string {
  const rows = table
    .querySelectorAll('tr')
    .map((row) =>
      (row.childNodes.filter((cell) => ['td', 'th'].includes(nameOf(cell))) as HTMLElement[]).map(
        (cell) => blocksOf(cell, reading).join(' ').replaceAll('|', '\\|').replaceAll('\n', ' '),
      ),
    );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (table.querySelector('[colspan],[rowspan]')) reading.lost.push('合并的单元格');
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(Array(width).fill('---')), ...body.map(line)].join('\n');
}

function inlineOf(node: ParsedNode, reading: Reading): string {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text.replaceAll(/\s+/g, ' ');
  const name = nameOf(node);
  if (node.nodeType !== NodeType.ELEMENT_NODE || dropped.has(name)) return '';
  const element = node as HTMLElement;
  if (name === 'br') return '\n';
  if (name === 'img') return pictureOf(element, reading);
  if (name === 'math') return `$${MathMLToLaTeX.convert(element.outerHTML)}$`;
  const inside = element.childNodes.map((child) => inlineOf(child, reading)).join('');
  if (inside.trim() === '') return inside;
  if (name === 'b' || name === 'strong') return `**${inside.trim()}**`;
  if (name === 'i' || name === 'em') return `*${inside.trim()}*`;
  if (name === 'sub') return `$_{${inside.trim()}}$`;
  if (name === 'sup') return `$^{${inside.trim()}}$`;
  return inside;
}

function pictureOf(image: HTMLElement, reading: Reading): string {
  const source = image.getAttribute('src') ?? '';
  const key = reading.picture(source);
  if (key === null) {
    reading.lost.push(`图片 ${source.slice(0, 60)}`);
    return '';
  }
  return `![${(image.getAttribute('alt') ?? '').replaceAll(/[[\]]/g, '') || '插图'}](${key})`;
}

const nameOf = (node: ParsedNode): string =>
  node.nodeType === NodeType.ELEMENT_NODE ? (node as HTMLElement).rawTagName.toLowerCase() : '';
