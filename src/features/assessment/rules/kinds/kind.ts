import type { JSX } from 'preact';
import type { z } from 'zod';
import type { FieldErrors, FormValues } from '../../../../platform/http/index.ts';
import type { CreditRule, Tally } from '../credit.ts';
import type { Random } from '../seeded-random.ts';

/** An option of a question under the bank's own key: what is chosen, matched, put in order or filled in. */
export interface Option {
  key: string;
  text: string;
}

/** The part of a question that depends on its kind, as the bank stores it. */
export interface QuestionContent {
  options: Option[];
  /** The right answer as the kind writes it, e.g. 'BD', the bank's keys of the right options. */
  answer: string;
}

export interface ShownOption {
  letter: string;
  /** Markdown, as written. */
  text: string;
  /** Safe HTML. */
  html: string;
  /** The words alone, for lists of choices. */
  plain: string;
}

export interface FieldsProps {
  /** Name of every field of the item. */
  name: string;
  options: readonly ShownOption[];
  response: string;
}

export interface ReviewProps {
  options: readonly ShownOption[];
  response: string;
  answerKey: string;
}

export interface EditFieldsProps {
  /** Only the answer may change: no rows to spare. */
  answerOnly?: boolean;
  /** As typed, or as `Editing.values` gives them when the form is opened. */
  values: FormValues;
  errors: FieldErrors;
}

/** What the fields of an editor say: a content, or a sentence for each field that does not do. */
export type ReadContent =
  | { ok: true; content: QuestionContent }
  | { ok: false; errors: FieldErrors };

/** A named part of a content in words. */
export interface ContentFact {
  label: string;
  text: string;
}

/** How a kind is written: plain form fields that need no script, and what they mean. */
export interface Editing {
  /** The fields below the stem. Those in rows have empty rows to spare and a button for more (`asksForRows`). */
  Fields(props: EditFieldsProps): JSX.Element;
  /** The fields of a content, for changing it. */
  values(content: QuestionContent): FormValues;
  /** Reads the fields; errors are in the order of the page. */
  read(values: FormValues): ReadContent;
  /** The content in words, part by part: to show it, and to compare two of them. */
  facts(content: QuestionContent): ContentFact[];
  /** The content as a content file has it: what `Content` parses. */
  toFile(content: QuestionContent): Record<string, unknown>;
}

/** Everything that differs between kinds of question. Listed in `index.ts`. */
export interface KindDefinition<Code extends string = string> {
  /** As in the bank and in content files. */
  code: Code;
  name: string;
  /** The rules of partial credit it knows, the usual one first, each as the sheet says it. */
  credits: Readonly<Partial<Record<CreditRule, string>>>;
  /** Whether each question shows the name, not only the section. */
  namedAtItem: boolean;
  /** Parses a question of a content file into what the bank stores. */
  Content: z.ZodType<QuestionContent>;
  /** The form of a response as it is sent, without anchors, by code points; must allow ''. */
  responsePattern: RegExp;
  /** Joins the values of an item's fields in a response. */
  separator: string;
  /** The keys of the options in the order a paper shows them. */
  orderOptions(options: readonly Option[], random: Random): string;
  /** Whether the order of the bank is the answer: a single question is shuffled too. */
  orderTells?: boolean;
  /** The letters under which a paper with this order shows its options. */
  lettersOf(order: string): string;
  /** The right answer on a paper with this order of options. */
  keyOf(answer: string, order: string): string;
  /** Whether right responses are told by grading alone; of other kinds only the key itself is right. */
  typed?: boolean;
  /** A response that is wholly right. */
  rightResponse(answerKey: string): string;
  /** A response in the bank's own keys, the same for all papers. */
  toBank(response: string, order: string): string;
  /** The canonical response of these field values; '' where there is none. */
  read(values: readonly string[]): string;
  /** What of a response is right and what is wrong; whatever it holds, it is not trusted. */
  tally(response: string, answerKey: string): Tally;
  /** The form fields that answer the question. */
  Fields(props: FieldsProps): JSX.Element;
  /** The given and the right answer, after practice. */
  Review(props: ReviewProps): JSX.Element;
  editing: Editing;
  /**
   * The answer of an edited content for a question that keeps its own options, in their keys; null where the
   * content has other options. Of kinds whose answer is not a set of options to tick.
   */
  answerFor?(edited: QuestionContent, own: QuestionContent): string | null;
  /** What is wrong with a stem for this content, in a sentence; null when nothing. */
  stemFault?(stem: string, content: QuestionContent): string | null;
}

/** Keeps the literal type of the code, so that the union of kinds derives from the list. */
export const defineKind = <const Code extends string>(
  kind: KindDefinition<Code>,
): KindDefinition<Code> => kind;
