import { compareTiming, type TimingAgreement } from './answer-timing.ts';
import { connectedPairs, countComparable, type Pair, rareAnswerPairs } from './candidate-pairs.ts';
import { type Cohort, type CohortPaper, createSharedItems } from './cohort.ts';
import { createYield } from './event-loop.ts';
import { compare, type Similarity } from './similarity.ts';
import { combineByFisher } from './tail-probability.ts';

export interface SimilarityLimits {
  /** False alarms expected by chance in an exam window, over all its pairs. */
  expectedFalse: number;
  /** Questions both must have answered. */
  leastShared: number;
  /** Share of the distance from chance to complete agreement that must be reached, 0 to 1. */
  leastBeyond: number;
  /** Answers to the same question within so many seconds count as given together. */
  withinSeconds: number;
}

export interface SimilarPair {
  first: CohortPaper;
  second: CohortPaper;
  similarity: Similarity;
  timingAgreement: TimingAgreement | null;
  /** p-value under independent work, answers and timing combined. */
  chance: number;
  /** Size of the family: pairs that could have been found the same way. */
  pairs: number;
  connected: boolean;
}

export interface SimilaritySearch {
  similar: SimilarPair[];
  /** Pairs compared answer by answer. */
  compared: number;
}

/**
 * Finds the pairs of a cohort that are too similar. Two families are searched: connected pairs, and any
 * two papers by their rare wrong answers. Each family has half of the expected false alarms, divided by the
 * number of its pairs (Bonferroni), and once more by two because a pair is tested by its answers alone
 * and by answers and timing combined.
 */
export async function findSimilarPairs(
  cohort: Cohort,
  limits: SimilarityLimits,
): Promise<SimilaritySearch> {
  const shared = createSharedItems(cohort.variants);
  const order = cohort.papers
    .map((_, place) => place)
    .toSorted((one, other) => start(cohort, one) - start(cohort, other));
  const similar = new Map<string, SimilarPair>();
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
      if (one.chance <= limit && !similar.has(key)) similar.set(key, { ...one, ...family });
    }
  }
  return {
    similar: [...similar.values()].toSorted((one, other) => one.chance - other.chance),
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
