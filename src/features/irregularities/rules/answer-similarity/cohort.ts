import { type AnswerModel, estimateAbility } from './answer-model.ts';
import { createYield } from './event-loop.ts';

/** A paper variant: the same questions in the same order for all who get it. */
export interface CohortVariant {
  id: string;
  /** Indexes in `Cohort.questions`, in item order. */
  questions: readonly number[];
}

/** One graded paper, with what connects it to others besides its answers. */
export interface CohortPaper {
  attemptId: string;
  accountId: string;
  passed: boolean;
  variant: number;
  /** By item: 0 not answered, else the index of the answer in the question's answers plus one. */
  answers: Uint8Array;
  /** By item: milliseconds from `startedAt` to the arrival of the answer; -1 unknown. */
  arrivals: Int32Array;
  startedAt: number;
  endedAt: number;
  /** Unit, network address and device: papers that share one are connected. */
  ties: readonly string[];
  ability: number;
}

/** The papers of a topic that are compared with each other. */
export interface Cohort {
  questions: readonly AnswerModel[];
  variants: readonly CohortVariant[];
  papers: readonly CohortPaper[];
}

export const notAnswered = 0;
export const rightAnswer = 1;

/** Estimates the ability of each person from the whole paper. */
export async function estimateAbilities({ questions, variants, papers }: Cohort): Promise<void> {
  const turn = createYield();
  for (const paper of papers) {
    await turn();
    const variant = variants[paper.variant] as CohortVariant;
    const eases: number[] = [];
    let right = 0;
    variant.questions.forEach((question, item) => {
      if (paper.answers[item] === notAnswered) return;
      eases.push((questions[question] as AnswerModel).ease);
      if (paper.answers[item] === rightAnswer) right += 1;
    });
    paper.ability = estimateAbility(eases, right);
  }
}

/** Returns a lookup of the items that two variants share, cached by pair of variants. */
export function createSharedItems(variants: readonly CohortVariant[]) {
  const known = new Map<number, Uint8Array>();
  const places = variants.map(
    ({ questions }) => new Map(questions.map((question, item) => [question, item])),
  );
  /** Items of the first and of the second variant, alternating. */
  return (first: number, second: number): Uint8Array => {
    const key = first * variants.length + second;
    let shared = known.get(key);
    if (!shared) {
      const pairs = (variants[first] as CohortVariant).questions.flatMap((question, item) => {
        const there = places[second]?.get(question);
        return there === undefined ? [] : [item, there];
      });
      shared = Uint8Array.from(pairs);
      known.set(key, shared);
    }
    return shared;
  };
}

export type SharedItems = ReturnType<typeof createSharedItems>;
