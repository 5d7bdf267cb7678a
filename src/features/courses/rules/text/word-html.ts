import type { Block } from './document.ts';
import { attributeOf, type HtmlNode, isHidden, styleOf, tagOf } from './html-node.ts';

/** Word's headings are paragraphs of a style of this name; in a Chinese Word too. */
export function wordHeading(node: HtmlNode): string | null {
  if (tagOf(node) !== 'p') return null;
  const outline = /mso-outline-level:\s*([1-6])/.exec(styleOf(node))?.[1];
  return (
    outline ??
    /^(?:MsoHeading|标题|Heading)\s*([1-6])$/i.exec(attributeOf(node, 'class') ?? '')?.[1] ??
    null
  );
}

type WordList =
  | { type: 'bulletList'; depth: number }
  | { type: 'orderedList'; attrs: { start: number }; depth: number };

/** Word and WPS write an item as a paragraph whose mark is hidden text; null for any other paragraph. */
export function wordItem(node: HtmlNode): WordList | null {
  const depth = /mso-list:\s*l?\d+\s+level(\d)/.exec(styleOf(node))?.[1];
  if (tagOf(node) !== 'p' || !depth) return null;
  const mark = hiddenText(node).trim();
  const number = /^[(（]?(\d+)[.)、）．]?/.exec(mark)?.[1];
  const isOrdered =
    number !== undefined || /^[(（]?[一二三四五六七八九十a-z]+[.)、）．]/i.test(mark);
  return isOrdered
    ? { type: 'orderedList', attrs: { start: Number(number ?? 1) }, depth: Number(depth) }
    : { type: 'bulletList', depth: Number(depth) };
}

const hiddenText = (node: HtmlNode): string =>
  isHidden(node) ? (node.textContent ?? '') : Array.from(node.childNodes).map(hiddenText).join('');

/** Puts the items that Word wrote one by one into lists, each below the one it belongs to. */
export function joinWordLists(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const { depth, ...list } = block as Block & { depth?: number };
    const before = result.at(-1);
    if (!depth || !('content' in list)) result.push(list as Block);
    else if (depth > 1 && (before?.type === 'bulletList' || before?.type === 'orderedList'))
      putBelow(before, list as Block, depth - 1);
    else if (before?.type === list.type)
      (before as { content: unknown[] }).content.push(...(list.content as unknown[]));
    else result.push(list as Block);
  }
  return result;
}

function putBelow(list: Block, inner: Block, depth: number): void {
  if (list.type !== 'bulletList' && list.type !== 'orderedList') return;
  const item = list.content.at(-1);
  if (!item) return;
  const last = item.content.at(-1);
  const isList = last?.type === 'bulletList' || last?.type === 'orderedList';
  if (depth > 1 && last && isList) putBelow(last, inner, depth - 1);
  else if (last?.type === inner.type && isList)
    (last as { content: unknown[] }).content.push(...(inner as { content: unknown[] }).content);
  else item.content.push(inner);
}
