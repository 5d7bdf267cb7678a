import {
  type AnswerModel,
  type AskedQuestion,
  newModel,
  noteAnswer,
  settle,
} from './answer-model.ts';
import {
  estimateAbilities,
  type Hall,
  notAnswered,
  type SatForm,
  type SatPaper,
} from './cohort.ts';

/** A paper as it was kept: letters as the form shows them. */
export interface RawPaper extends Omit<SatPaper, 'form' | 'answers' | 'ability'> {
  formId: string;
  /** By item, letters as shown; '' where none was given. */
  responses: readonly string[];
}

export interface RawForm {
  id: string;
  questionIds: readonly string[];
  /** The bank's letters in the order they are shown. */
  optionOrders: readonly string[];
}

const letters = 'ABCDEFGH';

/** Letters of a form as the bank's own: two forms show the same options in another order. */
export function bankLetters(response: string, optionOrder: string): string {
  return [...response]
    .map((letter) => optionOrder[letters.indexOf(letter)] ?? '')
    .toSorted()
    .join('');
}

/** Takes papers one by one, so that raw answers need not be kept, and ends with a hall. */
export class HallBuilder {
  readonly #questions: AnswerModel[];
  readonly #forms: (SatForm & { optionOrders: readonly string[] })[];
  readonly #formPlaces: Map<string, number>;
  readonly #papers: SatPaper[] = [];

  constructor(questions: readonly AskedQuestion[], forms: readonly RawForm[]) {
    this.#questions = questions.map(newModel);
    const places = new Map(questions.map(({ id }, place) => [id, place]));
    // A question that is gone from the bank keeps a place of its own that nobody shares.
    this.#forms = forms.map(({ id, questionIds, optionOrders }) => ({
      id,
      optionOrders,
      questions: questionIds.map((question) => places.get(question) ?? -1),
    }));
    this.#formPlaces = new Map(forms.map(({ id }, place) => [id, place]));
  }

  add({ formId, responses, ...paper }: RawPaper): void {
    const place = this.#formPlaces.get(formId);
    const form = place === undefined ? undefined : this.#forms[place];
    if (place === undefined || !form) return;
    const answers = Uint8Array.from(form.questions, (question, item) => {
      const model = this.#questions[question];
      const response = responses[item] ?? '';
      if (!model || response === '') return notAnswered;
      // More different answers than fit in a byte: the rare ones beyond connect nobody.
      const answer = noteAnswer(model, bankLetters(response, form.optionOrders[item] as string));
      return answer < 254 ? answer + 1 : notAnswered;
    });
    this.#papers.push({ ...paper, form: place, answers, ability: 0 });
  }

  /** How many papers it has. */
  get size(): number {
    return this.#papers.length;
  }

  async build(): Promise<Hall> {
    const hall = {
      questions: this.#questions.map(settle),
      forms: this.#forms,
      papers: this.#papers,
    };
    await estimateAbilities(hall);
    return hall;
  }
}
