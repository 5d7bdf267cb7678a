import { listArrivals } from '../../src/features/irregularities/rules/answer-pace/arrivals.ts';
import {
  isTooFast,
  measurePace,
  type PaceLimits,
} from '../../src/features/irregularities/rules/answer-pace/decide-pace.ts';
import {
  questionTime,
  type TimeLimits,
  timesOf,
} from '../../src/features/irregularities/rules/answer-pace/question-time.ts';
import { guessChance } from '../../src/features/irregularities/rules/answer-similarity/answer-model.ts';
import { CohortBuilder } from '../../src/features/irregularities/rules/answer-similarity/build-cohort.ts';
import type { Cohort } from '../../src/features/irregularities/rules/answer-similarity/cohort.ts';
import {
  findSimilarPairs,
  type SimilarityLimits,
} from '../../src/features/irregularities/rules/answer-similarity/find-similar-papers.ts';
import type { ExamBank } from './exam-bank.ts';
import { type Sitting, shownResponses } from './examinee.ts';

/** Returns the builder of a cohort, as the product creates it. */
export function cohortBuilderOf(bank: ExamBank): CohortBuilder {
  const questions = [...bank.questions.values()].map((one) => ({
    ...one,
    optionCount: one.options.length,
  }));
  return new CohortBuilder(
    questions,
    bank.forms.map((form, place) => ({ ...form, id: String(place) })),
  );
}

export function addSitting(builder: CohortBuilder, sitting: Sitting): void {
  const { examinee, form, saves, moments, passed } = sitting;
  builder.add({
    attemptId: examinee.accountId,
    accountId: examinee.accountId,
    passed,
    variantId: String(form),
    responses: shownResponses(sitting),
    arrivals: listArrivals(saves, moments.length),
    startedAt: examinee.startedAt,
    endedAt: examinee.startedAt + (moments.at(-1) ?? 0),
    ties: examinee.ties,
  });
}

/** Returns the cohort that the product would build of these sittings. */
export async function cohortOf(bank: ExamBank, sittings: readonly Sitting[]): Promise<Cohort> {
  const builder = cohortBuilderOf(bank);
  for (const sitting of sittings) addSitting(builder, sitting);
  return builder.build();
}

/** Accounts in pairs found too similar, and what the search cost. */
export async function measureSimilarity(
  bank: ExamBank,
  sittings: readonly Sitting[],
  limits: SimilarityLimits,
) {
  const begun = performance.now();
  const { similar, compared } = await findSimilarPairs(await cohortOf(bank, sittings), limits);
  const cheats = new Map(sittings.map(({ examinee, cheat }) => [examinee.accountId, cheat]));
  const honest = (accountId: string) => cheats.get(accountId) === null;
  const caught = new Set<string>();
  let falsePairs = 0;
  for (const { first, second } of similar) {
    // The source of a copy is honest; so is a pair of which one copied from the other.
    if (honest(first.accountId) && honest(second.accountId)) falsePairs += 1;
    for (const { accountId } of [first, second]) if (!honest(accountId)) caught.add(accountId);
  }
  return { caught, falsePairs, compared, ms: Math.round(performance.now() - begun) };
}

/** Returns the accounts whose papers were answered too fast. */
export function measureFast(
  bank: ExamBank,
  sittings: readonly Sitting[],
  limits: PaceLimits & TimeLimits,
): Set<string> {
  const times = new Map<string, number[]>();
  for (const { paper, saves } of sittings)
    for (const [id, seconds] of timesOf(paper.questionIds, saves))
      times.set(id, [...(times.get(id) ?? []), seconds].slice(-500));
  const paced = new Map(
    [...bank.questions.values()].map((one) => {
      const { limit } = questionTime(one.characters, times.get(one.id) ?? [], limits);
      const guess = guessChance({ ...one, optionCount: one.options.length });
      return [one.id, { questionId: one.id, limit, guess }];
    }),
  );
  const fast = sittings.filter(({ paper, saves, right, passed }) => {
    const items = paper.questionIds.map(
      (id) => paced.get(id) as { questionId: string; limit: number; guess: number },
    );
    const one = { items, saves, right, passed };
    return isTooFast(one, measurePace(one), limits);
  });
  return new Set(fast.map(({ examinee }) => examinee.accountId));
}
