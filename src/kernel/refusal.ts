/**
 * Thrown when a rule refuses an action; never for bugs. The code is `<feature>.<reason>`; the feature's
 * `RefusalTable` turns it into a status, a sentence and the next step.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: string, facts: Record<string, string | number> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}

export interface RefusalAnswer {
  status: 400 | 403 | 404 | 409 | 410 | 411 | 415 | 422 | 429 | 503;
  /** One sentence in Chinese: the reason. */
  sentence: string;
  /** The field of a form it belongs to: the form is shown again with the sentence there. */
  field?: string;
  /** The next step: a sentence, and where it leads to when a page can help. */
  next: { text: string; href?: string };
}

/** The answer to each refusal, by code; facts fill in the sentence. */
export type RefusalTable = Record<string, (facts: Refusal['facts']) => RefusalAnswer>;
