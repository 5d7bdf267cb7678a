import type { Reader } from '../../../platform/database/index.ts';
import type { Question } from '../../assessment/index.ts';
import { listQuestionIds } from '../../exam/index.ts';
import { listQuestionsById } from '../../question-bank/index.ts';

/** A question that the papers of a topic have; undefined for any other. */
export async function findPaperQuestion(
  db: Reader,
  topicId: string,
  questionId: string,
): Promise<Question | undefined> {
  if (!(await listQuestionIds(db, topicId)).includes(questionId)) return undefined;
  return (await listQuestionsById(db, [questionId]))[0];
}

/** Up to 50 questions of the papers of a topic with these words in the stem. */
export async function searchPaperQuestions(
  db: Reader,
  topicId: string,
  words: string,
): Promise<Question[]> {
  const questions = await listQuestionsById(db, await listQuestionIds(db, topicId));
  return questions
    .filter(({ stem }) => stem.includes(words))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, 50);
}
