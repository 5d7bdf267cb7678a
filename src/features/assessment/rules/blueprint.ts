import { z } from 'zod';
import { creditRules } from './credit.ts';
import { kindOf, QuestionKind } from './question-kind.ts';

const line = {
  count: z.int().positive(),
  points: z.int().positive(),
  /** The rule of partial credit; the usual one of the kind when left out. */
  credit: z.enum(creditRules).optional(),
};

/**
 * A line of a blueprint: `count` items of a kind, each worth `points`. GROUP counts case groups of exactly
 * `questionsEach` questions; points are per question.
 */
export const BlueprintLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('GROUP'), questionsEach: z.int().positive(), ...line }),
  z
    .object({ kind: QuestionKind, ...line })
    .refine(({ kind, credit }) => credit === undefined || kindOf(kind).credits[credit], {
      path: ['credit'],
      message: 'the kind does not know this rule of credit',
    }),
]);
export type BlueprintLine = z.infer<typeof BlueprintLine>;
