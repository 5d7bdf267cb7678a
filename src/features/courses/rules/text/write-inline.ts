import type { Inline, Mark, TextNode } from './document.ts';

/** The Markdown of the content of a line; in a table it stays on one line. */
export function writeInline(nodes: readonly Inline[], { inTable = false } = {}): string {
  let out = '';
  let open: Mark[] = [];
  nodes.forEach((node, at) => {
    const marks = node.type === 'text' ? (node.marks ?? []) : [];
    const kept = commonLength(open, marks);
    out += open.slice(kept).toReversed().map(endOf).join('');
    out += marks.slice(kept).map(beginOf).join('');
    open = marks;
    out += writeNode(node, nodes[at - 1], inTable);
  });
  out += open.toReversed().map(endOf).join('');
  return inTable ? out.replaceAll('|', '\\|') : out.split('\n').map(escapeLineStart).join('\n');
}

function commonLength(one: readonly Mark[], other: readonly Mark[]): number {
  let length = 0;
  while (
    length < one.length &&
    length < other.length &&
    JSON.stringify(one[length]) === JSON.stringify(other[length])
  )
    length += 1;
  return length;
}

const signOf: Partial<Record<Mark['type'], string>> = { bold: '**', italic: '*', strike: '~~' };
const beginOf = (mark: Mark): string => (mark.type === 'link' ? '[' : (signOf[mark.type] ?? ''));
const endOf = (mark: Mark): string =>
  mark.type === 'link' ? `](${mark.attrs.href})` : (signOf[mark.type] ?? '');

function writeNode(node: Inline, before: Inline | undefined, inTable: boolean): string {
  if (node.type === 'hardBreak') return inTable ? '<br>' : '\\\n';
  if (node.type === 'formula') return `$${node.attrs.tex}$`;
  if (isCode(node)) return writeCode(node.text);
  const escaped = escapeText(node.text);
  const text = inTable ? escaped : escaped.replaceAll('|', '\\|');
  // A digit behind a formula would make a price of it.
  return before?.type === 'formula'
    ? text.replace(/^\d/, (digit) => `&#${digit.charCodeAt(0)};`)
    : text;
}

const isCode = (node: TextNode) => node.marks?.some(({ type }) => type === 'code') ?? false;

function writeCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  const isPadded = /^[` ]|[` ]$/.test(text) && /[^ ]/.test(text);
  const inner = isPadded ? ` ${text} ` : text;
  return `${fence}${inner}${fence}`;
}

/** A text in which every sign means itself. */
export const escapeText = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]$~]/g, (sign) => `\\${sign}`)
    .replaceAll(/&(?=#|\w{2,6};)/g, '\\&')
    .replaceAll(/<(?=https?:|br\b)/gi, '\\<')
    .replaceAll(/(?<=https?):(?=\/\/)/g, '\\:')
    .replace(/!$/, '\\!');

/** A line that is no heading, list or quote, whatever it begins with. */
const escapeLineStart = (line: string): string =>
  line.replace(/^(?=[#>+\-=])/, '\\').replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
