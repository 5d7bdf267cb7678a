import type { XmlElement } from '../../xml/element.ts';
import { UnknownPart } from './element.ts';
import { latexOf } from './to-latex.ts';

const begin = '<!--[if gte msEquation 12]>';
const end = '<![endif]-->';
const longest = 100_000;
const deepest = 64;

/**
 * HTML that Word put on the clipboard with its formulas as `<math>` with their TeX, in place of the picture that
 * stands beside each; a formula that has no TeX stays the picture. Runs in the browser.
 */
export function withClipboardFormulas(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = html.indexOf(begin); at >= 0; at = html.indexOf(begin, from)) {
    const close = html.indexOf(end, at);
    if (close < 0) break;
    const tex = texOf(html.slice(at + begin.length, close));
    parts.push(html.slice(from, at));
    from = close + end.length;
    if (tex === null) continue;
    parts.push(
      `<math><annotation encoding="application/x-tex">${escaped(tex)}</annotation></math>`,
    );
    from = behindPicture(html, from);
  }
  return parts.join('') + html.slice(from);
}

function texOf(source: string): string | null {
  if (source.length > longest) return null;
  try {
    return latexOf(treeOf(source)) || null;
  } catch (error) {
    if (error instanceof UnknownPart) return null;
    throw error;
  }
}

/** The picture for programs without formulas, with conditions of its own within. */
function behindPicture(html: string, from: number): number {
  const opening = /^\s*<!\[if !msEquation\]>/.exec(html.slice(from, from + 200));
  if (!opening) return from;
  const signs = /<!\[(if|endif)[^\]]*\]>/g;
  signs.lastIndex = from + opening[0].length;
  let open = 1;
  for (let sign = signs.exec(html); sign; sign = signs.exec(html)) {
    open += sign[1] === 'if' ? 1 : -1;
    if (open === 0) return signs.lastIndex;
  }
  return from;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const decoded = (text: string) =>
  text.replaceAll(
    /&(?:#(\d{1,6})|#x([\da-f]{1,6})|(amp|lt|gt|quot|nbsp));/gi,
    (_, ten, six, name) =>
      name
        ? (named[name.toLowerCase()] ?? '')
        : String.fromCodePoint(ten ? Number(ten) : Number.parseInt(six, 16)),
  );
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The elements of a formula; what Word's HTML sets around its letters is left out. */
function treeOf(source: string): XmlElement {
  const root: XmlElement = { name: 'oMath', attributes: {}, children: [], line: 1 };
  const open = [root];
  for (const [, closing, name, attributes = '', text] of source.matchAll(
    /<(\/?)m:(\w+)([^>]*)>|<[^>]*>|([^<]+)/g,
  )) {
    const within = open.at(-1) as XmlElement;
    if (text !== undefined) addText(within, decoded(text));
    else if (name === undefined) continue;
    else if (closing) {
      const at = open.findLastIndex((one) => one.name === name);
      if (at > 0) open.length = at;
    } else {
      const one: XmlElement = { name, attributes: attributesOf(attributes), children: [], line: 1 };
      within.children.push(one);
      if (!attributes.endsWith('/')) open.push(one);
      if (open.length > deepest) throw new UnknownPart('');
    }
  }
  return root;
}

function attributesOf(attributes: string): Record<string, string> {
  const [, quoted, single, plain] =
    /m:val=(?:"([^"]*)"|'([^']*)'|([^\s/>]+))/.exec(attributes) ?? [];
  const val = quoted ?? single ?? plain;
  return val === undefined ? {} : { val: decoded(val) };
}

// On the clipboard the characters of a run stand in it without an element of their own.
function addText(within: XmlElement, text: string): void {
  if (within.name !== 'r') return;
  within.children.push({
    name: 't',
    attributes: {},
    children: [text.replaceAll(/\s+/g, ' ')],
    line: 1,
  });
}
