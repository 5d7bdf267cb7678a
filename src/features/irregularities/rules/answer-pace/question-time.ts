import { listSteps, type Save } from './arrivals.ts';

export interface TimeLimits {
  /** Nobody takes in more letters a second, however well he knows the question. */
  charactersPerSecond: number;
  /** How many robust standard deviations under the median a time is too short. */
  deviations: number;
}

/** So many times of a question say how long it takes; below that only its length does. */
const leastTimes = 50;

/** How long people take for a question: the middle and the spread of the logarithms. */
export interface QuestionTime {
  /** Seconds; null where too few answered it. */
  median: number | null;
  /** Seconds below which an answer is not read. */
  limit: number;
}

/**
 * Limit of a question: so many letters cannot be read in less, nor does it happen among all who answered
 * it (median and median absolute deviation of the logarithms, which a few bots do not move). The smaller
 * of the two counts: whoever practised the bank well is quick without cheating.
 */
export function questionTime(
  characters: number,
  seconds: readonly number[],
  { charactersPerSecond, deviations }: TimeLimits,
): QuestionTime {
  const readable = characters / charactersPerSecond;
  if (seconds.length < leastTimes) return { median: null, limit: readable };
  const logs = seconds.map((time) => Math.log(Math.max(0.1, time)));
  const middle = medianOf(logs);
  const spread = 1.4826 * medianOf(logs.map((log) => Math.abs(log - middle)));
  const limit = Math.min(readable, Math.exp(middle - deviations * spread));
  return { median: Math.exp(middle), limit };
}

/** Seconds each question took in an attempt, of those whose answer arrived by itself. */
export function* timesOf(
  questionIds: readonly string[],
  saves: readonly Save[],
): Generator<[questionId: string, seconds: number]> {
  for (const { items, took, together, afterTogether } of listSteps(saves)) {
    const id = questionIds[(items[0] ?? 0) - 1];
    if (id !== undefined && !together && !afterTogether) yield [id, took / 1000];
  }
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}
