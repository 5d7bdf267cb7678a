import type { QuestionContent } from './kinds/kind.ts';
import type { QuestionKind } from './question-kind.ts';

/** A released question of the bank, with the bank's own option keys. */
export interface Question extends QuestionContent {
  id: string;
  lessonId: string;
  groupId: string | null;
  groupPosition: number | null;
  kind: QuestionKind;
  difficulty: number;
  stem: string;
  explanation: string;
}
