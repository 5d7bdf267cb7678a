import type { QuestionKind } from './question.ts';

/**
 * One line of a paper's blueprint: so many items of a kind, each worth so many points. GROUP counts
 * case groups with exactly `questionsEach` questions; points are for each question of the group.
 */
export type BlueprintLine =
  | { kind: QuestionKind; count: number; points: number }
  | { kind: 'GROUP'; count: number; questionsEach: number; points: number };
