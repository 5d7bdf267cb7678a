// What stands in a line of Markdown; each is looked for at one place (flag y).

// As in Pandoc: no space inside, no digit behind, so that prices stay text.
export const inlineFormula = /\$(?![\s$])((?:\\[^\n]|[^$\\\n])+?)(?<!\s)\$(?![\d$])/y;
export const displayFormula = /\$\$(?!\$)((?:\\[\s\S]|[^$\\])+?)\$\$/y;
export const address = /https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%]+/y;
export const angleAddress = /<(https?:\/\/[^\s<>]+)>/y;
export const reference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|nbsp));/y;
export const target =
  /\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y;
export const lineBreak = /<br\s*\/?>/iy;
export const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
};
const longestLabel = 2000;

/** The place of the fence that ends a code; -1 without one. */
export function endOfCode(source: string, from: number, length: number): number {
  const fences = /`+/g;
  fences.lastIndex = from;
  for (let found = fences.exec(source); found; found = fences.exec(source))
    if (found[0].length === length) return found.index;
  return -1;
}

/** The place of the bracket that ends a label; -1 without one. */
export function endOfLabel(source: string, from: number): number {
  let depth = 0;
  const last = Math.min(source.length, from + longestLabel);
  for (let at = from; at < last; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']' && depth > 0) depth -= 1;
    else if (sign === ']') return at;
  }
  return -1;
}

export type Sign = '**' | '*' | '__' | '_' | '~~';

/** What each sign of emphasis means. */
export const markOfSign: Record<Sign, 'bold' | 'italic' | 'strike'> = {
  '**': 'bold',
  '*': 'italic',
  __: 'bold',
  _: 'italic',
  '~~': 'strike',
};
