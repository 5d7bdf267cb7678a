import { listSteps, type Save } from './arrivals.ts';

export interface TimeLimits {
  /** Fastest possible reading, also of a known question. */
  charactersPerSecond: number;
  /** Robust standard deviations below the median from which a time is too short. */
  deviations: number;
}

/** Least number of times from which a usual time is estimated; below it only the length counts. */
const leastTimes = 50;

/** The usual time of a question. */
export interface QuestionTime {
  /** Seconds; null where too few answered. */
  median: number | null;
  /** Seconds below which the question was not read. */
  limit: number;
}

/**
 * Returns the limit of a question: the smaller of the reading time and of the robust lower bound of the
 * times taken (median and median absolute deviation of the logarithms, which a few bots do not move).
 * The smaller, because a well practised person is quick without cheating.
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

/** Yields the seconds of each question of an attempt whose answer arrived alone. */
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
