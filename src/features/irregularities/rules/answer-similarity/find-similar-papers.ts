import { compareTimes, type LockStep } from './answer-timing.ts';
import { connectedPairs, countComparable, type Pair, strangePairs } from './candidate-pairs.ts';
import { createSharedItems, type Hall, type SatPaper } from './cohort.ts';
import { createTurns } from './event-loop.ts';
import { compare, type Likeness } from './similarity.ts';
import { combine } from './tail-probability.ts';

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
export async function findAlike(hall: Hall, limits: AlikeLimits): Promise<AlikeSearch> {
  const shared = createSharedItems(hall.forms);
  const order = hall.papers
    .map((_, place) => place)
    .toSorted((one, other) => start(hall, one) - start(hall, other));
  const alike = new Map<string, AlikePair>();
  const connected = await collect(hall, shared, limits, connectedPairs(hall, order));
  const strange = await collect(hall, shared, limits, strangePairs(hall, order));
  const pairs = countComparable(hall, shared, limits.leastShared);
  for (const [found, family] of [
    [connected, { connected: true, pairs: connected.compared }],
    [strange, { connected: false, pairs }],
  ] as const) {
    const limit = limits.expectedFalse / 4 / Math.max(1, family.pairs);
    for (const one of found.striking) {
      const key = `${one.first.attemptId} ${one.second.attemptId}`;
      if (one.chance <= limit && !alike.has(key)) alike.set(key, { ...one, ...family });
    }
  }
  return {
    alike: [...alike.values()].toSorted((one, other) => one.chance - other.chance),
    compared: connected.compared + strange.compared,
  };
}

type Striking = Omit<AlikePair, 'pairs' | 'connected'>;

async function collect(
  hall: Hall,
  shared: ReturnType<typeof createSharedItems>,
  limits: AlikeLimits,
  candidates: Iterable<Pair>,
): Promise<{ compared: number; striking: Striking[] }> {
  const turn = createTurns();
  const striking: Striking[] = [];
  let compared = 0;
  for (const [one, other] of candidates) {
    await turn();
    const [first, second] = [hall.papers[one] as SatPaper, hall.papers[other] as SatPaper];
    const items = shared(first.form, second.form);
    const likeness = compare(hall, first, second, items, limits);
    if (!likeness) continue;
    compared += 1;
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
