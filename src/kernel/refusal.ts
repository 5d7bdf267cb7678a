/**
 * A rule says no. The code is `<feature>.<reason>`; the feature's table (see `RefusalTable`) turns
 * it into a status, a sentence and the next step the person can take. Never used for bugs.
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
  status: 400 | 403 | 404 | 409 | 410 | 422 | 429 | 503;
  /** One calm sentence in Chinese: what is the matter. */
  sentence: string;
  /** The field of a form it belongs to: the form is shown again with the sentence there. */
  field?: string;
  /** The next step: a sentence, and where it leads to when a page can help. */
  next: { text: string; href?: string };
}

/** One sentence for each reason; facts fill its blanks. */
export type RefusalTable = Record<string, (facts: Refusal['facts']) => RefusalAnswer>;
