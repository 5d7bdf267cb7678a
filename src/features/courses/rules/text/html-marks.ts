import type { Inline, Mark } from './document.ts';
import { safeHref } from './document.ts';
import { attributeOf, type HtmlNode, styleOf, tagOf } from './html-node.ts';

/** The marks that an element puts on its words. */
export function marksOf(node: HtmlNode, tag: string): Mark[] {
  const style = styleOf(node);
  const marks: Mark[] = [];
  const isPlain = /font-weight:\s*(?:normal|400)/.test(style);
  if (/^(?:b|strong)$/.test(tag) ? !isPlain : /font-weight:\s*(?:bold|[6-9]00)/.test(style))
    marks.push({ type: 'bold' });
  if (/^(?:i|em)$/.test(tag) || /font-style:\s*italic/.test(style)) marks.push({ type: 'italic' });
  if (/^(?:s|del|strike)$/.test(tag) || /text-decoration:[^;]*line-through/.test(style))
    marks.push({ type: 'strike' });
  if (/^(?:code|kbd|tt|samp)$/.test(tag)) marks.push({ type: 'code' });
  if (tag === 'a') {
    const href = safeHref(attributeOf(node, 'href') ?? '');
    if (href) marks.push({ type: 'link', attrs: { href } });
  }
  return marks;
}

/** A formula that says what it was written as. */
export function mathOf(node: HtmlNode): Inline[] {
  const find = (one: HtmlNode): string | null => {
    if (tagOf(one) === 'annotation' && attributeOf(one, 'encoding') === 'application/x-tex')
      return one.textContent ?? null;
    for (const child of Array.from(one.childNodes)) {
      const found = find(child);
      if (found) return found;
    }
    return null;
  };
  const tex = find(node);
  return tex
    ? [{ type: 'formula', attrs: { tex } }]
    : [{ type: 'text', text: node.textContent ?? '' }];
}
