import { childOf, type XmlElement } from '../../xml/element.ts';
import { type Inside, settingOf, UnknownPart } from './element.ts';
import { accents } from './symbols.ts';
import { isSingle, script } from './tex.ts';

const part = (one: XmlElement, name: string, inside: Inside) => inside(childOf(one, name));

/** A letter or letters below an accent. */
export function accentOf(one: XmlElement, inside: Inside): string {
  const sign = settingOf(one, 'chr') ?? '\u0302';
  const named = accents[sign];
  if (!named) throw new UnknownPart(sign);
  const content = part(one, 'e', inside);
  return `${named[isSingle(content) ? 0 : 1]}{${content}}`;
}

/** A line over or under its content. */
export const barOf = (one: XmlElement, inside: Inside): string =>
  `${settingOf(one, 'pos') === 'top' ? '\\overline' : '\\underline'}{${part(one, 'e', inside)}}`;

/** A limit below or above what it belongs to. */
export function limitOf(one: XmlElement, inside: Inside): string {
  const [content, limit] = [part(one, 'e', inside), part(one, 'lim', inside)];
  const isBelow = one.name === 'limLow';
  const takesLimits =
    /^\\(?:lim|max|min|sup|inf|det|gcd|Pr|sum|prod|coprod|big[a-z]+)$/.test(content) ||
    (isBelow ? /^\\underbrace\{/ : /^\\overbrace\{/).test(content);
  if (takesLimits) return `${content}${isBelow ? '_' : '^'}${script(limit)}`;
  return `${isBelow ? '\\underset' : '\\overset'}{${limit}}{${content}}`;
}

const arrows: Record<string, readonly [over: string, under: string, along: string]> = {
  '→': ['\\overrightarrow', '\\underrightarrow', '\\xrightarrow'],
  '←': ['\\overleftarrow', '\\underleftarrow', '\\xleftarrow'],
  '↔': ['\\overleftrightarrow', '\\underleftrightarrow', '\\xleftrightarrow'],
  '⇒': ['', '', '\\xRightarrow'],
  '⇌': ['', '', '\\xrightleftharpoons'],
};
const braces: Record<string, readonly [over: string, under: string]> = {
  '⏞': ['\\overbrace', ''],
  '⏟': ['', '\\underbrace'],
  '︷': ['\\overbrace', ''],
  '︸': ['', '\\underbrace'],
  '¯': ['\\overline', '\\underline'],
  _: ['\\overline', '\\underline'],
};

/** What stands below or above a brace, or along an arrow (where the arrow is on the line). */
export function groupOf(one: XmlElement, inside: Inside): string {
  const sign = settingOf(one, 'chr') ?? '⏟';
  const isOver = settingOf(one, 'pos') === 'top';
  const content = part(one, 'e', inside);
  const arrow = arrows[sign];
  const isOnLine = (settingOf(one, 'vertJc') ?? 'top') === (isOver ? 'top' : 'bot');
  if (arrow && isOnLine) return isOver ? `${arrow[2]}[${content}]{}` : `${arrow[2]}{${content}}`;
  const command = (arrow ?? braces[sign])?.[isOver ? 0 : 1];
  if (!command) throw new UnknownPart(sign);
  return `${command}{${content}}`;
}
