import { listSteps, type Save } from './arrivals.ts';

/** A question of the paper with its limit. */
export interface PacedItem {
  questionId: string;
  /** Seconds below which the question is not read. */
  limit: number;
  /** Probability of a right answer by guessing. */
  guess: number;
}

export interface PacedPaper {
  items: readonly PacedItem[];
  /** Items come from 1; times in milliseconds after the start. */
  saves: readonly Save[];
  right: number;
  passed: boolean;
}

export interface PaceLimits {
  /** Least share of answers below their limit, 0 to 1. */
  fastShare: number;
  /** The whole paper took less than this multiple of the sum of its limits. */
  wholeFactor: number;
}

export interface Pace {
  /** Answers whose time is known. */
  timed: number;
  fast: number;
  /** Start to last answer, in seconds. */
  seconds: number;
  /** Sum of the limits, in seconds. */
  leastSeconds: number;
  /** Seconds of each question below its limit; an equal share where several arrived together. */
  fastItems: { item: number; seconds: number }[];
}

/** A score that many standard deviations above guessing is not luck. */
const luckDeviations = 3;

/** Measures how fast a paper was answered. */
export function measurePace({ items, saves }: PacedPaper): Pace {
  const steps = listSteps(saves);
  const limitOf = (item: number) => items[item - 1]?.limit ?? 0;
  const pace: Pace = { timed: 0, fast: 0, seconds: 0, leastSeconds: 0, fastItems: [] };
  for (const step of steps) {
    const least = step.items.reduce((sum, item) => sum + limitOf(item), 0);
    pace.leastSeconds += least;
    // The question after several at once may have been read before them.
    if (step.items.length === 0 || (step.afterTogether && !step.together)) continue;
    pace.timed += step.items.length;
    if (step.took / 1000 >= least) continue;
    pace.fast += step.items.length;
    const seconds = step.took / 1000 / step.items.length;
    pace.fastItems.push(...step.items.map((item) => ({ item, seconds })));
  }
  pace.seconds = (steps.at(-1)?.endedAt ?? 0) / 1000;
  return pace;
}

/**
 * Whether a passed paper was answered faster than it can be read: most answers and the paper as a whole.
 * Thinking on paper first and filling in at the end takes long as a whole; guessing in haste does not score
 * above chance: neither is found.
 */
export function isTooFast(paper: PacedPaper, pace: Pace, limits: PaceLimits): boolean {
  if (!paper.passed || pace.timed === 0 || paper.right <= rightByLuck(paper)) return false;
  if (pace.fast < limits.fastShare * pace.timed) return false;
  return pace.seconds < limits.wholeFactor * pace.leastSeconds;
}

function rightByLuck({ items }: PacedPaper): number {
  const expected = items.reduce((sum, { guess }) => sum + guess, 0);
  const variance = items.reduce((sum, { guess }) => sum + guess * (1 - guess), 0);
  return expected + luckDeviations * Math.sqrt(variance);
}
