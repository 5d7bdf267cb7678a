import { kindOf, type QuestionKind } from '../../../assessment/index.ts';

/** A question of the bank. */
export interface AskedQuestion {
  id: string;
  kind: QuestionKind;
  /** 1 easy, 2 medium, 3 hard, by its author. */
  difficulty: number;
  optionCount: number;
  /** The right answer as the bank has it. */
  answer: string;
  /** Characters of stem and options: how much there is to read. */
  characters: number;
}

/** A question with the texts that a finding shows. */
export interface WordedQuestion extends AskedQuestion {
  stem: string;
  options: { key: string; text: string }[];
}

/** A question with the answers of the population. */
export interface AnswerModel extends AskedQuestion {
  /** Answers in the bank's letters; index 0 is the right one. */
  answers: string[];
  counts: number[];
  /** Log-odds of a right answer for a person of ability 0. */
  ease: number;
  /** Share of each answer among the wrong ones, smoothed; index 0 is unused. */
  wrongShares: number[];
  /** Probability that two wrong answers agree. */
  wrongSame: number;
}

const priorShares = [0.85, 0.72, 0.6];
/** The author's difficulty counts as this many answers. */
const priorWeight = 8;

/** Returns a model without answers; `countAnswer` fills it, `fitModel` completes it. */
export function newModel(question: AskedQuestion): AnswerModel {
  const unknown = { counts: [0], ease: 0, wrongShares: [0], wrongSame: 0 };
  return { ...question, answers: [question.answer], ...unknown };
}

/** Counts one answer; returns its index among the answers of the question. */
export function countAnswer(model: AnswerModel, answer: string): number {
  let place = model.answers.indexOf(answer);
  if (place < 0) {
    place = model.answers.push(answer) - 1;
    model.counts.push(0);
  }
  model.counts[place] = (model.counts[place] as number) + 1;
  return place;
}

/**
 * Turns counts into probabilities. With few answers the author's difficulty and equal shares of the wrong
 * options prevail, so that a new question makes no pair suspicious.
 */
export function fitModel(model: AnswerModel): AnswerModel {
  const taken = model.counts.reduce((sum, count) => sum + count, 0);
  const right = model.counts[0] as number;
  const prior = (priorShares[model.difficulty - 1] ?? 0.7) * (model.kind === 'MULTIPLE' ? 0.75 : 1);
  const share = (right + priorWeight * prior) / (taken + priorWeight);
  model.ease = logit(Math.min(0.985, Math.max(0.03, share)));
  const ways = Math.min(wrongWays(model), 8);
  model.wrongShares = model.counts.map((count, place) =>
    place === 0 ? 0 : (count + 1) / (taken - right + ways),
  );
  model.wrongSame = model.wrongShares.reduce((sum, share) => sum + share * share, 0);
  return model;
}

/** So many wrong answers come to mind where one is typed. */
const typedWays = 50;

function wrongWays({ kind, optionCount }: AskedQuestion): number {
  if (kind === 'TRUE_FALSE') return 1;
  const { typed, orderTells } = kindOf(kind);
  if (typed) return typedWays;
  // Orders of four are tried at least.
  if (orderTells) return 23;
  return kind === 'SINGLE' ? optionCount - 1 : 2 ** optionCount - 2;
}

/** Returns the probability of a right answer by guessing. */
export function guessChance(question: AskedQuestion): number {
  return 1 / (wrongWays(question) + 1);
}

/**
 * Returns the ability of a person in log-odds: the maximum a posteriori estimate of the Rasch model under
 * a standard normal prior, by Newton's method.
 */
export function estimateAbility(eases: readonly number[], right: number): number {
  let ability = 0;
  for (let round = 0; round < 8; round += 1) {
    let slope = right - ability;
    let curve = 1;
    for (const ease of eases) {
      const chance = logistic(ease + ability);
      slope -= chance;
      curve += chance * (1 - chance);
    }
    ability += slope / curve;
  }
  return ability;
}

export const logistic = (odds: number) => 1 / (1 + Math.exp(-odds));
const logit = (chance: number) => Math.log(chance / (1 - chance));
