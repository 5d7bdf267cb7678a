import type { CohortPaper } from './cohort.ts';
import { poissonTail } from './tail-probability.ts';

/**
 * How far two people who sat at the same time answered the same questions at the same moments: a second
 * piece of evidence, independent of what they answered.
 */
export interface TimingAgreement {
  /** Shared questions with a known arrival in both papers. */
  timed: number;
  /** How many of them arrived within seconds of each other. */
  close: number;
  /** The same with one clock shifted by minutes: what pace and order of the variant alone give. */
  expected: number;
  chance: number;
}

const leastTimed = 8;
const shiftsSeconds = [60, 90, 120, 180, 240, 300, 420, 540].flatMap((shift) => [shift, -shift]);
/** Lower bound of the p-value: timing alone proves nothing, two people may follow the same clock. */
const leastChance = 1e-4;

/** Returns the agreement; null where the sittings do not overlap or too few arrivals are known. */
export function compareTiming(
  a: CohortPaper,
  b: CohortPaper,
  items: Uint8Array,
  withinSeconds: number,
): TimingAgreement | null {
  if (a.startedAt > b.endedAt || b.startedAt > a.endedAt) return null;
  const lags: number[] = [];
  for (let at = 0; at < items.length; at += 2) {
    const first = a.arrivals[items[at] as number] as number;
    const second = b.arrivals[items[at + 1] as number] as number;
    if (first >= 0 && second >= 0) lags.push((b.startedAt + second - a.startedAt - first) / 1000);
  }
  if (lags.length < leastTimed) return null;
  const closeTo = (shift: number) =>
    lags.filter((lag) => Math.abs(lag - shift) <= withinSeconds).length;
  const close = closeTo(0);
  const shifted = shiftsSeconds.reduce((sum, shift) => sum + closeTo(shift), 0);
  // Two honest people who begin together are close at first: never less than 2.
  const expected = Math.max(2, shifted / shiftsSeconds.length);
  const chance = Math.max(leastChance, poissonTail(close, expected));
  return { timed: lags.length, close, expected, chance };
}
