import { z } from 'zod';
import { QuestionKind } from './question-kind.ts';

const points = { count: z.int().positive(), points: z.int().positive() };

/**
 * One line of a paper's blueprint: so many items of a kind, each worth so many points. GROUP counts
 * case groups with exactly `questionsEach` questions; points are for each question of the group.
 */
export const BlueprintLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('GROUP'), questionsEach: z.int().positive(), ...points }),
  z.object({ kind: QuestionKind, ...points }),
]);
export type BlueprintLine = z.infer<typeof BlueprintLine>;
