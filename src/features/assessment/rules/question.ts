import type { QuestionContent } from './kinds/kind.ts';
import type { QuestionKind } from './question-kind.ts';

/** A released question as the bank holds it: keys are the bank's own, before any shuffle. */
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
