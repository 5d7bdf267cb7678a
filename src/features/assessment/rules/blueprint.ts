import { z } from 'zod';
import { QuestionKind } from './question-kind.ts';

const points = { count: z.int().positive(), points: z.int().positive() };

/**
 * A line of a blueprint: `count` items of a kind, each worth `points`. GROUP counts case groups of exactly
 * `questionsEach` questions; points are per question.
 */
export const BlueprintLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('GROUP'), questionsEach: z.int().positive(), ...points }),
  z.object({ kind: QuestionKind, ...points }),
]);
export type BlueprintLine = z.infer<typeof BlueprintLine>;
