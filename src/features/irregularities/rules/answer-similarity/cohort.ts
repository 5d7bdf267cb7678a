import { type AnswerModel, estimateAbility } from './answer-model.ts';
import { createYield } from './event-loop.ts';

/** A variant: the same questions in the same order for everybody who gets it. */
export interface CohortVariant {
  id: string;
  /** Places in `Cohort.questions`, in item order. */
  questions: readonly number[];
}

/** One paper that was sat, with what connects it to others beside its answers. */
export interface CohortPaper {
  attemptId: string;
  accountId: string;
  passed: boolean;
  variant: number;
  /** By item: 0 not answered, else the place of the answer in the question's answers plus one. */
  answers: Uint8Array;
  /** By item: milliseconds after `startedAt` at which the answer arrived by itself; -1 unknown. */
  arrivals: Int32Array;
  startedAt: number;
  endedAt: number;
  /** Units, network addresses and devices: whoever shares one is connected. */
  ties: readonly string[];
  ability: number;
}

/** All papers of a topic that are looked at together. */
export interface Cohort {
  questions: readonly AnswerModel[];
  variants: readonly CohortVariant[];
  papers: readonly CohortPaper[];
}

export const notAnswered = 0;
export const rightAnswer = 1;

/** Estimates what each person knows, from all of his paper. */
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

/** Which items of one variant ask the same as which items of another, remembered by pair of variants. */
export function createSharedItems(variants: readonly CohortVariant[]) {
  const known = new Map<number, Uint8Array>();
  const places = variants.map(
    ({ questions }) => new Map(questions.map((question, item) => [question, item])),
  );
  /** Items of the first and of the second variant by turns. */
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
