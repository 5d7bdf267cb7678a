import { bankAnswer } from '../../../assessment/index.ts';
import {
  type AnswerModel,
  type AskedQuestion,
  countAnswer,
  fitModel,
  newModel,
} from './answer-model.ts';
import {
  type Cohort,
  type CohortPaper,
  type CohortVariant,
  estimateAbilities,
  notAnswered,
} from './cohort.ts';

/** A paper as stored: letters as the variant shows them. */
export interface SavedPaper extends Omit<CohortPaper, 'variant' | 'answers' | 'ability'> {
  variantId: string;
  /** By item, letters as shown; '' where none was given. */
  responses: readonly string[];
}

export interface SavedVariant {
  id: string;
  questionIds: readonly string[];
  /** The bank's letters in the order they are shown. */
  optionOrders: readonly string[];
}

/** Builds a cohort from papers added one by one, so that raw answers need not be held. */
export class CohortBuilder {
  readonly #questions: AnswerModel[];
  readonly #variants: (CohortVariant & { optionOrders: readonly string[] })[];
  readonly #variantPlaces: Map<string, number>;
  readonly #papers: CohortPaper[] = [];

  constructor(questions: readonly AskedQuestion[], variants: readonly SavedVariant[]) {
    this.#questions = questions.map(newModel);
    const places = new Map(questions.map(({ id }, place) => [id, place]));
    // A question that is gone from the bank gets -1, which is compared with nothing.
    this.#variants = variants.map(({ id, questionIds, optionOrders }) => ({
      id,
      optionOrders,
      questions: questionIds.map((question) => places.get(question) ?? -1),
    }));
    this.#variantPlaces = new Map(variants.map(({ id }, place) => [id, place]));
  }

  add({ variantId, responses, ...paper }: SavedPaper): void {
    const place = this.#variantPlaces.get(variantId);
    const variant = place === undefined ? undefined : this.#variants[place];
    if (place === undefined || !variant) return;
    const answers = Uint8Array.from(variant.questions, (question, item) => {
      const model = this.#questions[question];
      const response = responses[item] ?? '';
      if (!model || response === '') return notAnswered;
      // A byte holds 254 different answers; the rare ones beyond count as not given.
      const answer = countAnswer(
        model,
        bankAnswer(model, response, variant.optionOrders[item] as string),
      );
      return answer < 254 ? answer + 1 : notAnswered;
    });
    this.#papers.push({ ...paper, variant: place, answers, ability: 0 });
  }

  get size(): number {
    return this.#papers.length;
  }

  async build(): Promise<Cohort> {
    const cohort = {
      questions: this.#questions.map(fitModel),
      variants: this.#variants,
      papers: this.#papers,
    };
    await estimateAbilities(cohort);
    return cohort;
  }
}
