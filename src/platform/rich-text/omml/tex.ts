import { functions, isWord, symbolOf } from './symbols.ts';

/** Pieces of a formula one behind the other; a command and a letter behind it are kept apart. */
export const join = (pieces: readonly string[]): string =>
  pieces.reduce((before, piece) => {
    const touches = /\\[A-Za-z]+$/.test(before) && /^[A-Za-z]/.test(piece);
    return before + (touches ? ' ' : '') + piece;
  }, '');

/** Whether a piece is one letter, digit or command, which needs no braces. */
export const isSingle = (tex: string): boolean => /^(?:[A-Za-z0-9]|\\[A-Za-z]+)$/.test(tex);

/** A piece as the argument of a script. */
export const script = (tex: string): string => (/^[A-Za-z0-9]$/.test(tex) ? tex : `{${tex}}`);

/** Whether a piece is higher than a line, so that brackets around it grow. */
export const isTall = (tex: string): boolean =>
  /\\(?:d?frac|binom|begin|sum|prod|coprod|o?i+nt|big|over|under|sqrt|left)/.test(tex);

const styles: Record<string, string> = {
  'double-struck': '\\mathbb',
  script: '\\mathcal',
  fraktur: '\\mathfrak',
  'sans-serif': '\\mathsf',
  monospace: '\\mathtt',
};

export interface RunStyle {
  /** Ordinary text within the formula. */
  isText: boolean;
  /** p, b, i or bi; null for the usual italics. */
  weight: string | null;
  /** The script of the letters; null for the usual. */
  letters: string | null;
  /** Whether & marks where lines stand below each other. */
  aligns: boolean;
}

/** A run of characters as TeX. */
export function runTex(said: string, { isText, weight, letters, aligns }: RunStyle): string {
  if (isText) return said.trim() === '' ? '' : textTex(said);
  const pieces: string[] = [];
  for (const [part] of said.matchAll(/[A-Za-z]+|[\s\S]/gu)) {
    const last = pieces.at(-1) ?? '';
    if (/^[A-Za-z]/.test(part)) pieces.push(lettersTex(part, weight, letters));
    else if (isWord(part))
      if (last.startsWith('\\text{')) pieces[pieces.length - 1] = `${last.slice(0, -1)}${part}}`;
      else pieces.push(`\\text{${part}}`);
    else if (part === '&' && aligns) pieces.push('&');
    else if (!/\s/.test(part) || /[\u2000-\u200a\u3000\u00a0]/.test(part))
      pieces.push(boldTex(symbolOf(part), weight));
  }
  return join(pieces.filter((piece) => piece !== ''));
}

function lettersTex(word: string, weight: string | null, letters: string | null): string {
  if (functions.has(word) && weight !== 'b' && weight !== 'bi' && letters === null)
    return `\\${word}`;
  const style = letters === null ? undefined : styles[letters];
  if (style) return `${style}{${word}}`;
  if (weight === 'p') return `\\mathrm{${word}}`;
  if (weight === 'b') return `\\mathbf{${word}}`;
  return weight === 'bi' ? `\\boldsymbol{${word}}` : word;
}

const boldTex = (symbol: string, weight: string | null) =>
  (weight === 'b' || weight === 'bi') && /^\\[A-Za-z]+$/.test(symbol)
    ? `\\boldsymbol{${symbol}}`
    : symbol;

const inText: Record<string, string> = {
  '\\': '',
  '^': '',
  '~': ' ',
  '"': '”',
  '`': '‘',
};

const textTex = (said: string): string =>
  `\\text{${said
    .replaceAll(/[\\^~"`]/g, (mark) => inText[mark] ?? '')
    .replaceAll(/[{}$%#&_]/g, '\\$&')
    .replaceAll('|', '∣')
    .replaceAll(/\s+/g, ' ')}}`;
