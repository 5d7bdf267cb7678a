import { connectedPairs, countComparable, type Pair, strangePairs } from './candidates.ts';
import { createSharedItems, type Hall, type SatPaper } from './hall.ts';
import { compare, type Likeness } from './likeness.ts';
import { compareTimes, type LockStep } from './lock-step.ts';
import { combine } from './tail.ts';

export interface AlikeLimits {
  /** False alarms an exam window may have by chance, all its pairs together. */
  expectedFalse: number;
  /** Questions both must have answered. */
  leastShared: number;
  /** Part of the room between chance and all the same that must be filled, 0 to 1. */
  leastBeyond: number;
  /** Answers to the same question within so many seconds count as given together. */
  withinSeconds: number;
}

export interface AlikePair {
  first: SatPaper;
  second: SatPaper;
  likeness: Likeness;
  lockStep: LockStep | null;
  /** Chance of it between two honest people, both pieces of evidence together. */
  chance: number;
  /** How many pairs had the same opportunity. */
  pairs: number;
  connected: boolean;
}

export interface AlikeSearch {
  alike: AlikePair[];
  /** Pairs compared answer by answer. */
  compared: number;
}

/**
 * Finds the pairs of a hall that are too alike. Two families are searched, connected pairs and, by
 * their rare wrong answers, any two: each may have half of the false alarms, divided by all pairs that
 * could have been found in it (Bonferroni), and once more by two because a pair may stand out by its
 * answers alone or by answers and times together.
 */
export function findAlike(hall: Hall, limits: AlikeLimits): AlikeSearch {
  const shared = createSharedItems(hall.forms);
  const order = hall.papers
    .map((_, place) => place)
    .toSorted((one, other) => start(hall, one) - start(hall, other));
  const search = { compared: 0, alike: new Map<string, AlikePair>() };
  let connected = 0;
  const first = collect(hall, shared, limits, connectedPairs(hall, order), () => (connected += 1));
  const pairs = countComparable(hall, shared, limits.leastShared);
  const second = collect(hall, shared, limits, strangePairs(hall, order), () => {});
  for (const [found, family] of [
    [first, { connected: true, pairs: connected }],
    [second, { connected: false, pairs }],
  ] as const) {
    search.compared += found.compared;
    const limit = limits.expectedFalse / 4 / Math.max(1, family.pairs);
    for (const one of found.striking) {
      const key = `${one.first.attemptId} ${one.second.attemptId}`;
      if (one.chance <= limit && !search.alike.has(key))
        search.alike.set(key, { ...one, ...family });
    }
  }
  const alike = [...search.alike.values()].toSorted((one, other) => one.chance - other.chance);
  return { alike, compared: search.compared };
}

type Striking = Omit<AlikePair, 'pairs' | 'connected'>;

function collect(
  hall: Hall,
  shared: ReturnType<typeof createSharedItems>,
  limits: AlikeLimits,
  candidates: Iterable<Pair>,
  comparable: () => void,
): { compared: number; striking: Striking[] } {
  const striking: Striking[] = [];
  let compared = 0;
  for (const [one, other] of candidates) {
    const [first, second] = [hall.papers[one] as SatPaper, hall.papers[other] as SatPaper];
    const items = shared(first.form, second.form);
    const likeness = compare(hall, first, second, items, limits);
    if (!likeness) continue;
    compared += 1;
    comparable();
    if (likeness.chance === 1 || (!first.passed && !second.passed)) continue;
    const lockStep = compareTimes(first, second, items, limits.withinSeconds);
    const together = lockStep ? combine(likeness.chance, lockStep.chance) : 1;
    striking.push({
      first,
      second,
      likeness,
      lockStep,
      chance: Math.min(likeness.chance, together),
    });
  }
  return { compared, striking };
}

const start = ({ papers }: Hall, place: number) => papers[place]?.startedAt ?? 0;
