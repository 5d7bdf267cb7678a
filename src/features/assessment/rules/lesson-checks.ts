import type { Question } from './question.ts';
import { seededRandom, shuffle } from './seeded-random.ts';

/** Questions at the end of a lesson, at most; fewer where the bank has fewer. */
export const checksShown = 5;

/**
 * A few questions of a lesson that stand alone (no case), the easier first. The same seed gives the same ones, so
 * that a page looked at again asks the same.
 */
export function chooseChecks(
  bank: readonly Question[],
  lessonId: string,
  seed: string,
): Question[] {
  const own = bank.filter((one) => one.lessonId === lessonId && one.groupId === null);
  return shuffle(own, seededRandom(`${lessonId} ${seed}`))
    .slice(0, checksShown)
    .toSorted((a, b) => a.difficulty - b.difficulty);
}
