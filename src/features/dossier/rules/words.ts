import { normalisePersonName } from '../../../kernel/person-name.ts';

/** People shown of one search; who is not among them is found with more words. */
export const shownAtMost = 30;

/** Whether words may be the beginning of a name: one character would find everybody of a family name. */
export function mayBeName(words: string): boolean {
  return [...normalisePersonName(words)].length >= 2 && !/\d{3}/.test(words);
}

/** Words as the number of a slip is written: capitals, without spaces and hyphens. */
export const asNumber = (words: string): string =>
  words.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
