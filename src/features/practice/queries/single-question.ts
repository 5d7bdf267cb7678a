import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { paperOfOne, type SheetItem } from '../../assessment/index.ts';
import { listQuestionsById, loadSheet } from '../../question-bank/index.ts';

/** One question by itself, with what is shown after the answer. */
export interface SingleQuestion {
  questionId: string;
  item: SheetItem;
  answerKey: string;
  explanation: string;
}

/** Loads a question to be asked alone, its options in the order of the bank. */
export async function loadSingleQuestion(
  db: Reader,
  questionId: string,
  enrolmentId: string,
): Promise<SingleQuestion> {
  const [question] = await listQuestionsById(db, [questionId]);
  if (!question) throw new Refusal('practice.question_not_found', { enrolmentId });
  const paper = paperOfOne(question);
  const [item] = await loadSheet(db, paper);
  return {
    questionId,
    item: item as SheetItem,
    answerKey: paper.answerKeys[0] as string,
    explanation: question.explanation,
  };
}
