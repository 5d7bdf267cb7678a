/**
 * How much a response earns that is not wholly right. ALL: nothing. PARTS: the points of its right parts (blanks,
 * pairs, places). HALF: half the points for some of the right options and no wrong one.
 */
export const creditRules = ['ALL', 'PARTS', 'HALF'] as const;
export type CreditRule = (typeof creditRules)[number];

/** What of a response is right: so many of all parts; and what is wrong with it, whether part or too much. */
export interface Tally {
  right: number;
  wrong: number;
  all: number;
}

/** The share of the points that a response earns, 0 to 1. */
export function shareOf({ right, wrong, all }: Tally, credit: CreditRule): number {
  if (all > 0 && right === all && wrong === 0) return 1;
  // What is given beyond the parts there are takes from the right ones.
  const tooMuch = Math.max(0, right + wrong - all);
  if (credit === 'PARTS') return all > 0 ? Math.max(0, right - tooMuch) / all : 0;
  return credit === 'HALF' && right > 0 && wrong === 0 ? 0.5 : 0;
}

/** Points are whole: a part of one is not given. (The addend is for thirds.) */
export const earnedPoints = (points: number, share: number) => Math.floor(points * share + 1e-9);
