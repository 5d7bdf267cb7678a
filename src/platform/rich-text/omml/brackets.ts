import { childOf, childrenOf, type XmlElement } from '../../xml/element.ts';
import { type Inside, settingOf, UnknownPart } from './element.ts';
import { brackets } from './symbols.ts';
import { isTall, join } from './tex.ts';

const matrices: Record<string, string> = {
  '()': 'pmatrix',
  '[]': 'bmatrix',
  '{}': 'Bmatrix',
  '||': 'vmatrix',
  '‖‖': 'Vmatrix',
};

/** What stands in brackets: a matrix, cases, a binomial, or anything. */
export function bracketsOf(one: XmlElement, inside: Inside): string {
  const open = settingOf(one, 'begChr') ?? '(';
  const close = settingOf(one, 'endChr') ?? ')';
  const parts = childrenOf(one, 'e');
  const only = parts.length === 1 ? onlyIn(parts[0] as XmlElement) : null;
  const matrix = matrices[open + close];
  if (only?.name === 'm' && matrix)
    return `\\begin{${matrix}}${matrixRows(only, inside)}\\end{${matrix}}`;
  if (only?.name === 'eqArr' && open === '{' && close === '')
    return `\\begin{cases}${linesOf(only, inside)}\\end{cases}`;
  if (only?.name === 'f' && settingOf(only, 'type') === 'noBar' && open + close === '()')
    return `\\binom{${inside(childOf(only, 'num'))}}{${inside(childOf(only, 'den'))}}`;
  return between(
    open,
    close,
    join(
      withSigns(
        parts.map((each) => inside(each)),
        settingOf(one, 'sepChr'),
      ),
    ),
  );
}

function onlyIn(element: XmlElement): XmlElement | null {
  const found = element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && !/Pr$/.test(child.name),
  );
  return found.length === 1 ? (found[0] as XmlElement) : null;
}

const withSigns = (parts: readonly string[], sign: string | null): string[] => {
  const separator = brackets[sign ?? '|'] ?? sign ?? '';
  return parts.flatMap((one, at) => (at === 0 ? [one] : [separator === '.' ? '' : separator, one]));
};

function between(open: string, close: string, content: string): string {
  const [left, right] = [brackets[open], brackets[close]];
  if (left === undefined || right === undefined)
    throw new UnknownPart(left === undefined ? open : close);
  const grows = isTall(content) || left === '.' || right === '.';
  return grows
    ? `${join([`\\left${left}`, content])}\\right${right}`
    : join([left, content, right]);
}

/** The rows of a matrix. */
export const matrixRows = (matrix: XmlElement, inside: Inside): string =>
  childrenOf(matrix, 'mr')
    .map((row) =>
      childrenOf(row, 'e')
        .map((cell) => inside(cell))
        .join('&'),
    )
    .join('\\\\');

/** The lines of equations below each other. */
export const linesOf = (array: XmlElement, inside: Inside): string =>
  childrenOf(array, 'e')
    .map((line) => inside(line, true))
    .join('\\\\');
