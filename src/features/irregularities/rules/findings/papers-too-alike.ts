import { listArrivals } from '../answer-pace/arrivals.ts';
import {
  answeringSaves,
  finalResponses,
  type SavedSitting,
  tiesOf,
} from '../answer-pace/saved-sitting.ts';
import type { WordedQuestion } from '../answer-similarity/answer-model.ts';
import type { CohortBuilder, SavedVariant } from '../answer-similarity/build-cohort.ts';
import type { CohortPaper } from '../answer-similarity/cohort.ts';
import { describeSimilarity, type PaperFacts } from '../answer-similarity/explain-similarity.ts';
import {
  findSimilarPairs,
  type SimilarityLimits,
  type SimilarPair,
} from '../answer-similarity/find-similar-papers.ts';
import { type NewFinding, numberOf, type Rule, type Thresholds, type Window } from './rule.ts';

export function similarityLimits(thresholds: Thresholds): SimilarityLimits {
  return {
    expectedFalse: numberOf(thresholds, 'expected_false'),
    leastShared: numberOf(thresholds, 'shared'),
    leastBeyond: numberOf(thresholds, 'beyond_percent') / 100,
    withinSeconds: numberOf(thresholds, 'within_seconds'),
  };
}

/** Two papers that agree more than two people who work independently, above all in wrong answers. */
export const papersTooAlike = {
  code: 'PAPERS_TOO_ALIKE',
  name: '两份试卷雷同',
  violation: 'FRAUD',
  explain: (thresholds: Thresholds) =>
    `比对同一专题${numberOf(thresholds, 'days')}天内开考的试卷。两份试卷都作答的相同题目有${numberOf(thresholds, 'shared')}道以上，按每道题的难易、两人各自的水平和错误选项的常见程度计算，相同之处填满“偶然相同”与“全部相同”之间的${numberOf(thresholds, 'beyond_percent')}%以上，并且各自独立作答几乎不可能这样相同（一期考试全部比对合计预计误报不超过${numberOf(thresholds, 'expected_false')}对）的，列为线索。同错比同对重要，少见的错误最重要；两人在${numberOf(thresholds, 'within_seconds')}秒内先后答同一道题的次数是另一项独立的依据。一起学习的人也会有相同的错误，所以只是线索，先听本人说明。`,
} as const satisfies Rule;

/** Yields overlapping spans of twice the length, so that any two papers within `lengthMs` meet in one. */
export function* spansOf({ from, to }: Window, lengthMs: number): Generator<Window> {
  for (let end = from.getTime() + lengthMs; ; end += lengthMs) {
    const last = end >= to.getTime();
    yield { from: new Date(end - 2 * lengthMs), to: last ? to : new Date(end) };
    if (last) return;
  }
}

export interface Course {
  year: number;
  questions: readonly WordedQuestion[];
  variants: readonly SavedVariant[];
}

export async function describeCohort(
  builder: CohortBuilder,
  known: ReadonlyMap<string, PaperFacts>,
  course: Course,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  const cohort = await builder.build();
  const { similar } = await findSimilarPairs(cohort, similarityLimits(thresholds));
  return byPaper(similar).map(([paper, pairs]) =>
    describeSimilarity(cohort, course, known, paper, pairs),
  );
}

/** Returns every passed paper of the pairs with its pairs, the most improbable first. */
function byPaper(similar: readonly SimilarPair[]): [CohortPaper, SimilarPair[]][] {
  const pairs = new Map<CohortPaper, SimilarPair[]>();
  for (const pair of similar)
    for (const paper of [pair.first, pair.second])
      if (paper.passed) pairs.set(paper, [...(pairs.get(paper) ?? []), pair]);
  return [...pairs];
}

export function toSavedPaper(sitting: SavedSitting) {
  const { attemptId, accountId, variantId, passed, itemCount } = sitting;
  return {
    attemptId,
    accountId,
    variantId,
    passed,
    responses: finalResponses(sitting),
    arrivals: listArrivals(answeringSaves(sitting), itemCount),
    startedAt: sitting.startedAt.getTime(),
    endedAt: sitting.closedAt.getTime(),
    ties: tiesOf(sitting),
  };
}

export const paperFacts = ({
  personName,
  unitName,
  address,
  score,
  slipId,
}: SavedSitting): PaperFacts => ({
  personName,
  unitName,
  address,
  score,
  slipId,
});
