import type { Reader } from '../../../platform/database/index.ts';
import type { Question } from '../../assessment/index.ts';
import { listPapersWith, listPaperVersions, type QuestionOfPapers } from '../../exam/index.ts';
import { listPaperQuestions } from '../../question-bank/index.ts';

/** A question in the version that papers of a topic show; undefined for any other. */
export async function findPaperQuestion(
  db: Reader,
  of: QuestionOfPapers,
): Promise<Question | undefined> {
  if ((await listPapersWith(db, of)).length === 0) return undefined;
  const shown = { questionIds: [of.questionId], versionNos: [of.versionNo] };
  return (await listPaperQuestions(db, shown))[0];
}

/** Up to 50 questions, in the versions that papers of a topic show, with these words in the stem. */
export async function searchPaperQuestions(
  db: Reader,
  topicId: string,
  words: string,
): Promise<Question[]> {
  const shown = await listPaperVersions(db, topicId);
  const questions = await listPaperQuestions(db, {
    questionIds: shown.map(({ questionId }) => questionId),
    versionNos: shown.map(({ versionNo }) => versionNo),
  });
  return questions
    .filter(({ stem }) => stem.includes(words))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, 50);
}
