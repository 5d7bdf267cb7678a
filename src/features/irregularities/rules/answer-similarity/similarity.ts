import { type AnswerModel, logistic } from './answer-model.ts';
import {
  type Cohort,
  type CohortPaper,
  type CohortVariant,
  notAnswered,
  rightAnswer,
} from './cohort.ts';
import { exceedsDeviations, tailProbability } from './tail-probability.ts';

/**
 * The similarity of two papers, by a likelihood ratio in the family of ω (Wollack 1997) and of the
 * generalised binding test (van der Linden and Sotaridona 2006).
 *
 * Independent work: person a gives answer k to question i with chance
 *   P_a(right) = logistic(ease_i + ability_a),   P_a(k) = (1 - P_a(right)) * share_ik   for wrong k,
 * where ease_i and share_ik are counted in the population of the topic. Copied work: with chance c one
 * of the two took the answer from the other. Agreement on k then is more probable by
 *   (1 - c) + c/2 * (1/P_a(k) + 1/P_b(k)),
 * disagreement by (1 - c). The logarithms are added up over the questions both answered. Agreeing on a
 * wrong answer few give weighs most, agreeing on what nearly everybody knows weighs next to nothing.
 * The exact distribution of the sum under independent work gives the chance of a sum as high (`tail-probability.ts`).
 */
export interface Similarity {
  /** Questions both answered. */
  shared: number;
  same: number;
  sameWrong: number;
  /** Expected values under independent work of these two people. */
  expectedSame: number;
  expectedSameWrong: number;
  /** Share of the distance from chance to complete agreement, 1 where all answers agree. */
  beyondChance: number;
  /** Log-likelihood ratio of copied to independent work. */
  logRatio: number;
  /** p-value: probability of at least this ratio under independent work. */
  chance: number;
}

const copiedShare = 0.5;
const different = Math.log(1 - copiedShare);
/** Lower bound of the probability of an answer: one question is no proof. */
const leastChance = 0.02;

interface Compared {
  model: AnswerModel;
  /** Probabilities of a right answer. */
  knowsFirst: number;
  knowsSecond: number;
}

/**
 * Compares two papers on the questions they share; null below `leastShared` of them. The exact p-value is
 * computed only where the ratio is positive, `leastBeyond` is reached and the ratio is far from its mean;
 * elsewhere it is 1.
 */
export function compare(
  cohort: Cohort,
  a: CohortPaper,
  b: CohortPaper,
  items: Uint8Array,
  least: { leastShared: number; leastBeyond: number },
): Similarity | null {
  if (items.length < 2 * least.leastShared) return null;
  const { questions } = cohort.variants[a.variant] as CohortVariant;
  const compared: Compared[] = [];
  let [same, sameWrong, expectedSame, expectedSameWrong, logRatio] = [0, 0, 0, 0, 0];
  for (let at = 0; at < items.length; at += 2) {
    const item = items[at] as number;
    const answer = a.answers[item] as number;
    const other = b.answers[items[at + 1] as number] as number;
    if (answer === notAnswered || other === notAnswered) continue;
    const model = cohort.questions[questions[item] as number] as AnswerModel;
    const knowsFirst = logistic(model.ease + a.ability);
    const knowsSecond = logistic(model.ease + b.ability);
    const one = { model, knowsFirst, knowsSecond };
    compared.push(one);
    const wrong = (1 - knowsFirst) * (1 - knowsSecond) * model.wrongSame;
    expectedSame += knowsFirst * knowsSecond + wrong;
    expectedSameWrong += wrong;
    logRatio += answer === other ? agreement(one, answer) : different;
    if (answer !== other) continue;
    same += 1;
    if (answer !== rightAnswer) sameWrong += 1;
  }
  const shared = compared.length;
  if (shared < least.leastShared) return null;
  const beyondChance = (same - expectedSame) / Math.max(1e-9, shared - expectedSame);
  const striking = logRatio > 0 && beyondChance >= least.leastBeyond;
  const variables = striking ? compared.map(distributionOf) : [];
  const chance =
    striking && exceedsDeviations(variables, logRatio) ? tailProbability(variables, logRatio) : 1;
  const expected = { expectedSame, expectedSameWrong };
  return { shared, same, sameWrong, ...expected, beyondChance, logRatio, chance };
}

/** Probabilities that each of the two gives this answer under independent work. */
function chancesOf({ model, knowsFirst, knowsSecond }: Compared, answer: number): [number, number] {
  if (answer === rightAnswer) return [knowsFirst, knowsSecond];
  const share = model.wrongShares[answer - 1] ?? 0;
  return [(1 - knowsFirst) * share, (1 - knowsSecond) * share];
}

function agreement(one: Compared, answer: number): number {
  const [first, second] = chancesOf(one, answer);
  const rarity = 1 / Math.max(leastChance, first) + 1 / Math.max(leastChance, second);
  return Math.log(1 - copiedShare + (copiedShare / 2) * rarity);
}

/** The distribution of what a question adds to the ratio under independent work. */
function distributionOf(one: Compared): { value: number; chance: number }[] {
  const agreements = one.model.answers.map((_, place) => {
    const [first, second] = chancesOf(one, place + 1);
    return { value: agreement(one, place + 1), chance: first * second };
  });
  const rest = 1 - agreements.reduce((sum, { chance }) => sum + chance, 0);
  return [...agreements, { value: different, chance: Math.max(0, rest) }];
}
