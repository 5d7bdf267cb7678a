import type { QuestionContent } from './kinds/kind.ts';
import type { QuestionKind } from './question-kind.ts';

/** A question of the bank in one of its versions, with the bank's own option keys. */
export interface Question extends QuestionContent {
  id: string;
  versionNo: number;
  lessonId: string;
  /** What it examines, where the bank was asked for that. */
  knowledgePointId?: string | null;
  groupId: string | null;
  groupPosition: number | null;
  kind: QuestionKind;
  difficulty: number;
  stem: string;
  explanation: string;
}
