import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { RenderedText } from '../../../platform/rich-text/index.ts';
import { paperOfOne, type SheetItem } from '../../assessment/index.ts';
import { listQuestionsById, loadExplanations, loadSheet } from '../../question-bank/index.ts';
import { loadPracticeCourse } from './practice-course.ts';
import { findWrong, listWrong } from './wrong-questions.ts';

/** One question, with what is shown after the answer. */
export interface SingleQuestion {
  questionId: string;
  item: SheetItem;
  answerKey: string;
  explanation: RenderedText;
}

/** Loads a question with its options in the order of the bank. */
async function loadSingleQuestion(
  db: Reader,
  questionId: string,
  enrolmentId: string,
): Promise<SingleQuestion> {
  const [question] = await listQuestionsById(db, [questionId]);
  if (!question) throw new Refusal('practice.question_not_found', { enrolmentId });
  const paper = paperOfOne(question);
  const [item] = await loadSheet(db, paper);
  const [explanation] = await loadExplanations(db, paper);
  return {
    questionId,
    item: item as SheetItem,
    answerKey: paper.answerKeys[0] as string,
    explanation: explanation as RenderedText,
  };
}

/** Loads a question of the learner's practice set; null when it is not in the set. */
export async function loadWrongQuestion(
  db: Reader,
  actor: Learner,
  { enrolmentId, questionId }: { enrolmentId: string; questionId: string },
) {
  const course = await loadPracticeCourse(db, actor, enrolmentId);
  const state = await findWrong(db, enrolmentId, questionId);
  if (!state) return null;
  const question = await loadSingleQuestion(db, questionId, enrolmentId);
  return { course, state, question, left: (await listWrong(db, enrolmentId)).length };
}
