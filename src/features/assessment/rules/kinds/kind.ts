import type { JSX } from 'preact';
import type { z } from 'zod';
import type { Random } from '../seeded-random.ts';

/** A part of a question that a kind may show and shuffle, under the bank's own key. */
export interface Option {
  key: string;
  text: string;
}

/** What a kind adds to a question: both stand in the bank as they are. */
export interface QuestionContent {
  options: Option[];
  /** The right answer in the bank's keys, e.g. 'BD'. */
  answer: string;
}

export interface ShownOption {
  letter: string;
  text: string;
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

/** A kind of question: everything that differs between kinds. Listed in `index.ts`. */
export interface KindDefinition<Code extends string = string> {
  /** As the bank stores it and content files write it. */
  code: Code;
  name: string;
  /** What earns the points, as the sheet says it. */
  rule: string;
  /** Whether the name stands at each question, not only above the section. */
  namedAtItem: boolean;
  /** A question's content in a content file; gives what the bank stores. */
  Content: z.ZodType<QuestionContent>;
  /** What a response may look like on its way to the server, without anchors; may be empty. */
  responsePattern: RegExp;
  /** Between the values of an item's fields in a response. */
  separator: string;
  /** The keys of the options in the order a paper shows them. */
  orderOptions(options: readonly Option[], random: Random): string;
  /** The right answer as a paper with this order freezes it. */
  keyOf(answer: string, order: string): string;
  /** One spelling for the response of these field values; '' where none was given. */
  read(values: readonly string[]): string;
  /** The share of the points a response earns, 0 to 1. */
  grade(response: string, answerKey: string): number;
  /** The form fields that answer the question. */
  Fields(props: FieldsProps): JSX.Element;
  /** What was given and what is right, after practice. */
  Review(props: ReviewProps): JSX.Element;
}

/** Keeps the literal type of the code, so that the union of kinds derives from the list. */
export const defineKind = <const Code extends string>(
  kind: KindDefinition<Code>,
): KindDefinition<Code> => kind;
