import type { AnswerModel } from './answer-model.ts';
import { type Cohort, type CohortVariant, rightAnswer, type SharedItems } from './cohort.ts';

/** Indexes of two papers, the earlier one first. */
export type Pair = readonly [number, number];

/** In a large group each paper is compared with so many begun after it. */
const neighbours = 40;
/** An answer that more papers give is not indexed. */
const longestList = 2000;

/**
 * Yields pairs connected by unit, network address or device. Finds copying between colleagues, also of
 * nearly perfect papers; not between people whom nothing connects, nor in a unit of thousands between
 * exams that begin far apart. Memory: the pairs of one paper. `order` sorts the papers by their start.
 */
export function* connectedPairs({ papers }: Cohort, order: readonly number[]): Generator<Pair> {
  const groups = new Map<string, number[]>();
  const placeIn = papers.map(() => [] as number[]);
  for (const paper of order) {
    for (const tie of papers[paper]?.ties ?? []) {
      const group = groups.get(tie) ?? [];
      groups.set(tie, group);
      placeIn[paper]?.push(group.push(paper) - 1);
    }
  }
  for (const paper of order) {
    const others = new Set<number>();
    papers[paper]?.ties.forEach((tie, index) => {
      const from = (placeIn[paper]?.[index] as number) + 1;
      for (const other of groups.get(tie)?.slice(from, from + neighbours) ?? []) others.add(other);
    });
    for (const other of others) if (different(papers, paper, other)) yield [paper, other];
  }
}

/**
 * Yields pairs that share rare wrong answers, by an inverted index from (question, wrong answer) to papers.
 * Finds strangers with the same leaked key or source, if that has enough errors; not copies of papers with
 * hardly an error. Memory: one number a paper and one an answer; the lists are bounded in length.
 */
export function* rareAnswerPairs(cohort: Cohort, order: readonly number[]): Generator<Pair> {
  const { papers } = cohort;
  const lists = listWrongAnswers(cohort, order);
  const least = Math.log(Math.max(2, (papers.length * papers.length) / 2)) / 2;
  const weights = new Float32Array(papers.length);
  for (const paper of order) {
    const touched: number[] = [];
    for (const key of wrongAnswersOf(cohort, paper)) {
      const list = lists.get(key);
      if (!list || list.papers.length > longestList) continue;
      for (let at = list.done + 1; at < list.papers.length; at += 1) {
        const other = list.papers[at] as number;
        if (weights[other] === 0) touched.push(other);
        weights[other] = (weights[other] as number) + list.weight;
      }
      list.done += 1;
    }
    for (const other of touched) {
      if ((weights[other] as number) >= least && different(papers, paper, other))
        yield [paper, other];
      weights[other] = 0;
    }
  }
}

interface RareAnswer {
  papers: number[];
  /** Minus the log of the share of the answer. */
  weight: number;
  /** Index in the list of the last paper that was the first of its pairs. */
  done: number;
}

function listWrongAnswers(cohort: Cohort, order: readonly number[]): Map<number, RareAnswer> {
  const lists = new Map<number, RareAnswer>();
  for (const paper of order) {
    for (const key of wrongAnswersOf(cohort, paper)) {
      const list = lists.get(key) ?? { papers: [], weight: rarity(cohort, key), done: -1 };
      list.papers.push(paper);
      lists.set(key, list);
    }
  }
  return lists;
}

function rarity({ questions }: Cohort, key: number): number {
  const { counts } = questions[Math.floor(key / 256)] as AnswerModel;
  const taken = counts.reduce((sum, count) => sum + count, 0);
  return -Math.log(((counts[(key % 256) - 1] ?? 0) + 1) / (taken + 2));
}

function wrongAnswersOf({ papers, variants }: Cohort, paper: number): number[] {
  const { answers, variant } = papers[paper] as Cohort['papers'][number];
  return (variants[variant] as CohortVariant).questions.flatMap((question, item) => {
    const answer = answers[item] as number;
    return answer > rightAnswer ? [question * 256 + answer] : [];
  });
}

/** Counts the pairs of papers that share enough questions to be compared. */
export function countComparable(cohort: Cohort, shared: SharedItems, leastShared: number): number {
  const papersOf = cohort.variants.map(() => 0);
  for (const { variant } of cohort.papers) papersOf[variant] = (papersOf[variant] as number) + 1;
  let pairs = 0;
  papersOf.forEach((one, first) => {
    pairs += shared(first, first).length >= 2 * leastShared ? (one * (one - 1)) / 2 : 0;
    for (let second = first + 1; second < papersOf.length; second += 1)
      if (shared(first, second).length >= 2 * leastShared)
        pairs += one * (papersOf[second] as number);
  });
  return pairs;
}

/** Two attempts of one person agree because it is the same person. */
const different = (papers: Cohort['papers'], one: number, other: number) =>
  papers[one]?.accountId !== papers[other]?.accountId;
