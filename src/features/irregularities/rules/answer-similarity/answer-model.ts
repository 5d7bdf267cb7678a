/** What can be asked: the bank's question with how the people of its topic answered it. */
export interface AskedQuestion {
  id: string;
  kind: 'SINGLE' | 'MULTIPLE' | 'TRUE_FALSE';
  /** 1 easy, 2 middling, 3 hard, as its author thinks. */
  difficulty: number;
  optionCount: number;
  /** The right answer in the bank's own letters. */
  answer: string;
  /** Letters of stem and options together: how much there is to read. */
  characters: number;
}

/** A question with the words a finding shows. */
export interface WordedQuestion extends AskedQuestion {
  stem: string;
  options: { key: string; text: string }[];
}

/** A question as the population answered it: all answers seen, the right one first. */
export interface AnswerModel extends AskedQuestion {
  /** Answers in the bank's letters; place 0 is the right one. */
  answers: string[];
  counts: number[];
  /** log-odds of a right answer for a person of ordinary knowledge. */
  ease: number;
  /** Share of each answer among the wrong ones, smoothed; place 0 is unused. */
  wrongShares: number[];
  /** Chance that two people who are both wrong give the same answer. */
  wrongSame: number;
}

const guessedEase = [0.85, 0.72, 0.6];
/** As many imagined answers stand behind the author's opinion of the difficulty. */
const opinionWeight = 8;

/** Starts a model without any answers; `countAnswer` fills it, `fitModel` ends it. */
export function newModel(question: AskedQuestion): AnswerModel {
  const unknown = { counts: [0], ease: 0, wrongShares: [0], wrongSame: 0 };
  return { ...question, answers: [question.answer], ...unknown };
}

/** Counts one answer; returns its place among the answers of the question. */
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
 * Turns counts into chances. Few answers lean on the author's difficulty and on equal shares of the
 * wrong options, so that a young question makes nobody suspicious.
 */
export function fitModel(model: AnswerModel): AnswerModel {
  const taken = model.counts.reduce((sum, count) => sum + count, 0);
  const right = model.counts[0] as number;
  const opinion =
    (guessedEase[model.difficulty - 1] ?? 0.7) * (model.kind === 'MULTIPLE' ? 0.75 : 1);
  const share = (right + opinionWeight * opinion) / (taken + opinionWeight);
  model.ease = logit(Math.min(0.985, Math.max(0.03, share)));
  const ways = Math.min(wrongWays(model), 8);
  model.wrongShares = model.counts.map((count, place) =>
    place === 0 ? 0 : (count + 1) / (taken - right + ways),
  );
  model.wrongSame = model.wrongShares.reduce((sum, share) => sum + share * share, 0);
  return model;
}

function wrongWays({ kind, optionCount }: AskedQuestion): number {
  if (kind === 'TRUE_FALSE') return 1;
  return kind === 'SINGLE' ? optionCount - 1 : 2 ** optionCount - 2;
}

/** Chance that somebody who knows nothing is right: what guessing alone earns. */
export function guessChance(question: AskedQuestion): number {
  return 1 / (wrongWays(question) + 1);
}

/**
 * How much a person knows beyond the ordinary, in log-odds: the most probable value under a standard
 * normal prior, by Newton's method on the Rasch model.
 */
export function estimateAbility(eases: readonly number[], right: number): number {
  let ability = 0;
  for (let turn = 0; turn < 8; turn += 1) {
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
