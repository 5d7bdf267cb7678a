import type { Inline, Mark, TextNode } from './document.ts';
import { safeHref } from './document.ts';

/** The marks in the order in which Markdown nests them; a link within brackets holds them all. */
const order: readonly Mark['type'][] = ['link', 'bold', 'italic', 'strike', 'code'];

export function tidyInlines(inlines: readonly Inline[]): Inline[] {
  let nodes = joined(inlines.flatMap(tidyInline));
  // Each step may lay bare a space for another; three rounds settle every case.
  for (let round = 0; round < 3; round += 1) nodes = joined(trimEmphasis(trimLines(nodes)));
  return apart(nodes);
}

/** Two formulas side by side have a space between: their signs would run together. */
const apart = (nodes: readonly Inline[]): Inline[] =>
  nodes.flatMap((node, at): Inline[] =>
    node.type === 'formula' && nodes[at - 1]?.type === 'formula'
      ? [{ type: 'text', text: ' ' }, node]
      : [node],
  );

function tidyInline(node: Inline): Inline[] {
  if (node.type === 'hardBreak') return [{ type: 'hardBreak' }];
  if (node.type === 'formula') {
    const tex = tidyTex(node.attrs.tex).replaceAll('\n', ' ');
    return tex === '' ? [] : [{ type: 'formula', attrs: { tex } }];
  }
  const text = line(node.text);
  return text === '' ? [] : [withMarks(text, node.marks ?? [])];
}

function withMarks(text: string, marks: readonly Mark[]): TextNode {
  const isCode = marks.some(({ type }) => type === 'code');
  const kept = order.flatMap((type): Mark[] => {
    const mark = marks.find((one) => one.type === type);
    if (!mark || (isCode && type !== 'code')) return [];
    if (mark.type !== 'link') return [{ type: mark.type }];
    const href = safeHref(mark.attrs.href);
    return href === null ? [] : [{ type: 'link', attrs: { href } }];
  });
  return kept.length > 0 ? { type: 'text', text, marks: kept } : { type: 'text', text };
}

/** One line of text: whatever else breaks or moves a line is a space. */
export const line = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ').replaceAll(/[\u200b\ufeff]/g, '');

/** A formula without the signs around it, which are often typed along, and without an end that would hide one. */
export const tidyTex = (tex: string): string =>
  tex
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/(\\[\s\S])|\$/g, (_all, escaped?: string) => escaped ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
    .join('\n')
    .replace(/(?<!\\)((?:\\\\)*)\\$/, '$1')
    .trim();

const sameMarks = (one: TextNode, other: TextNode): boolean =>
  JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);

function joined(nodes: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const node of nodes) {
    const before = result.at(-1);
    if (node.type === 'text' && before?.type === 'text' && sameMarks(before, node))
      result[result.length - 1] = { ...before, text: before.text + node.text };
    else result.push(node);
  }
  return result;
}

/** Takes the spaces from both ends of each line, and the breaks from both ends of the whole. */
function trimLines(nodes: readonly Inline[]): Inline[] {
  const lines: Inline[][] = [[]];
  for (const node of nodes)
    if (node.type === 'hardBreak') lines.push([]);
    else lines.at(-1)?.push(node);
  const trimmed = lines.map(trimEnds);
  while (trimmed.length > 0 && trimmed[0]?.length === 0) trimmed.shift();
  while (trimmed.length > 0 && trimmed.at(-1)?.length === 0) trimmed.pop();
  // An empty line between two breaks would end the paragraph.
  return trimmed
    .filter((one) => one.length > 0)
    .flatMap((one, place): Inline[] => (place > 0 ? [{ type: 'hardBreak' }, ...one] : one));
}

function trimEnds(nodes: readonly Inline[]): Inline[] {
  const rest = [...nodes];
  for (let node = rest[0]; node?.type === 'text'; node = rest[0]) {
    const text = node.text.trimStart();
    if (text !== '') {
      rest[0] = { ...node, text };
      break;
    }
    rest.shift();
  }
  for (let node = rest.at(-1); node?.type === 'text'; node = rest.at(-1)) {
    const text = node.text.trimEnd();
    if (text !== '') {
      rest[rest.length - 1] = { ...node, text };
      break;
    }
    rest.pop();
  }
  return rest;
}

const emphasis = ['link', 'bold', 'italic', 'strike'] as const;

/** Takes emphasis and links from the spaces at their ends: nobody sees them there. */
function trimEmphasis(nodes: readonly Inline[]): Inline[] {
  let result = [...nodes];
  for (const type of emphasis)
    result = joined(result.flatMap((node, at) => trimMark(result, at, type, node)));
  return result;
}

export const markOf = (node: Inline | undefined, type: Mark['type']) =>
  node?.type === 'text' ? node.marks?.find((one) => one.type === type) : undefined;

function trimMark(
  nodes: readonly Inline[],
  at: number,
  type: Mark['type'],
  node: Inline,
): Inline[] {
  const mark = markOf(node, type);
  if (node.type !== 'text' || !mark) return [node];
  // Where a mark around it ends, it ends too and begins again.
  const outer = (one: Inline | undefined) =>
    JSON.stringify(
      order.slice(0, order.indexOf(type) + 1).map((each) => markOf(one, each) ?? null),
    );
  const goesOn = (other: Inline | undefined) => outer(other) === outer(node);
  const start = goesOn(nodes[at - 1]) ? 0 : node.text.length - node.text.trimStart().length;
  const end = goesOn(nodes[at + 1]) ? node.text.length : node.text.trimEnd().length;
  const bare = { ...node, marks: (node.marks ?? []).filter((one) => one.type !== type) };
  const plain = (text: string): Inline[] =>
    text === '' ? [] : [bare.marks.length > 0 ? { ...bare, text } : { type: 'text', text }];
  if (start >= end) return plain(node.text);
  return [
    ...plain(node.text.slice(0, start)),
    { ...node, text: node.text.slice(start, end) },
    ...plain(node.text.slice(end)),
  ];
}
