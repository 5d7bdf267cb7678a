import { longestTyped } from '../sheet-fields.ts';
import type { QuestionContent } from './kind.ts';

// Answers that are typed: what is the same in them, and the numbers among them.

/** A typed answer, by code points: no control characters and no halves of a pair. */
const one = `[^\\p{Cc}\\p{Cs}]{0,${longestTyped}}`;

/** The form of up to `most` typed answers, one a line. */
export const typedPattern = (most: number) =>
  new RegExp(most === 1 ? one : `${one}(?:\\n${one}){0,${most - 1}}`, 'u');

/** Text without what does not count: width and case of letters, and blanks. */
export const sameText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** The number in a typed answer, whatever its width, with thousands, a sign or the unit behind; else null. */
export function numberIn(text: string, unit = ''): number | null {
  let plain = sameText(text).replaceAll('−', '-');
  const own = sameText(unit);
  if (own !== '' && plain.endsWith(own)) plain = plain.slice(0, -own.length);
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) plain = plain.replaceAll(',', '');
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?$/.test(plain)) return null;
  return Number(plain);
}

/** How far a number may be off: so much, or such a share of the right one. */
export interface Tolerance {
  tolerance: number;
  relative: boolean;
}

export function isWithin(
  given: number,
  right: number,
  { tolerance, relative }: Tolerance,
): boolean {
  const allowed = relative ? Math.abs(right) * tolerance : tolerance;
  // Decimals are not exact in binary: 0.3 is within 0.1 of 0.2.
  const slack = 1e-9 * Math.max(1, Math.abs(right));
  return Math.abs(given - right) <= allowed + slack;
}

/** In words: 误差不超过 0.1, 误差不超过 5%. */
export function toleranceWords({ tolerance, relative }: Tolerance): string {
  if (tolerance === 0) return '';
  const bound = relative ? `${Number((tolerance * 100).toPrecision(6))}%` : String(tolerance);
  return `误差不超过${bound}`;
}

/** The edited answer where the blanks and their units, which papers show, stay as they are; else null. */
export const answerOfSameUnits = (edited: QuestionContent, own: QuestionContent): string | null =>
  edited.options.length === own.options.length &&
  edited.options.every(({ text }, place) => text === own.options[place]?.text)
    ? edited.answer
    : null;
