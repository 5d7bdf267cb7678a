import { compareTiming, type TimingAgreement } from './answer-timing.ts';
import { connectedPairs, countComparable, type Pair, rareAnswerPairs } from './candidate-pairs.ts';
import { type Cohort, type CohortPaper, createSharedItems } from './cohort.ts';
import { createYield } from './event-loop.ts';
import { compare, type Similarity } from './similarity.ts';
import { combineByFisher } from './tail-probability.ts';

export interface SimilarityLimits {
  /** False alarms an exam window may have by chance, all its pairs together. */
  expectedFalse: number;
  /** Questions both must have answered. */
  leastShared: number;
  /** Part of the room between chance and all the same that must be filled, 0 to 1. */
  leastBeyond: number;
  /** Answers to the same question within so many seconds count as given together. */
  withinSeconds: number;
}

export interface SimilarPair {
  first: CohortPaper;
  second: CohortPaper;
  similarity: Similarity;
  timingAgreement: TimingAgreement | null;
  /** Chance of it between two honest people, both pieces of evidence together. */
  chance: number;
  /** How many pairs had the same opportunity. */
  pairs: number;
  connected: boolean;
}

export interface SimilaritySearch {
  alike: SimilarPair[];
  /** Pairs compared answer by answer. */
  compared: number;
}

/**
 * Finds the pairs of a cohort that are too alike. Two families are searched, connected pairs and, by
 * their rare wrong answers, any two: each may have half of the false alarms, divided by all pairs that
 * could have been found in it (Bonferroni), and once more by two because a pair may stand out by its
 * answers alone or by answers and times together.
 */
export async function findSimilarPairs(
  cohort: Cohort,
  limits: SimilarityLimits,
): Promise<SimilaritySearch> {
  const shared = createSharedItems(cohort.variants);
  const order = cohort.papers
    .map((_, place) => place)
    .toSorted((one, other) => start(cohort, one) - start(cohort, other));
  const alike = new Map<string, SimilarPair>();
  const connected = await collect(cohort, shared, limits, connectedPairs(cohort, order));
  const rareShared = await collect(cohort, shared, limits, rareAnswerPairs(cohort, order));
  const pairs = countComparable(cohort, shared, limits.leastShared);
  for (const [found, family] of [
    [connected, { connected: true, pairs: connected.compared }],
    [rareShared, { connected: false, pairs }],
  ] as const) {
    const limit = limits.expectedFalse / 4 / Math.max(1, family.pairs);
    for (const one of found.striking) {
      const key = `${one.first.attemptId} ${one.second.attemptId}`;
      if (one.chance <= limit && !alike.has(key)) alike.set(key, { ...one, ...family });
    }
  }
  return {
    alike: [...alike.values()].toSorted((one, other) => one.chance - other.chance),
    compared: connected.compared + rareShared.compared,
  };
}

type Striking = Omit<SimilarPair, 'pairs' | 'connected'>;

async function collect(
  cohort: Cohort,
  shared: ReturnType<typeof createSharedItems>,
  limits: SimilarityLimits,
  candidates: Iterable<Pair>,
): Promise<{ compared: number; striking: Striking[] }> {
  const turn = createYield();
  const striking: Striking[] = [];
  let compared = 0;
  for (const [one, other] of candidates) {
    await turn();
    const [first, second] = [
      cohort.papers[one] as CohortPaper,
      cohort.papers[other] as CohortPaper,
    ];
    const items = shared(first.variant, second.variant);
    const similarity = compare(cohort, first, second, items, limits);
    if (!similarity) continue;
    compared += 1;
    if (similarity.chance === 1 || (!first.passed && !second.passed)) continue;
    const timingAgreement = compareTiming(first, second, items, limits.withinSeconds);
    const together = timingAgreement
      ? combineByFisher(similarity.chance, timingAgreement.chance)
      : 1;
    striking.push({
      first,
      second,
      similarity,
      timingAgreement,
      chance: Math.min(similarity.chance, together),
    });
  }
  return { compared, striking };
}

const start = ({ papers }: Cohort, place: number) => papers[place]?.startedAt ?? 0;
