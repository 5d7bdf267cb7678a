import type { Reader } from '../../../platform/database/index.ts';
import { chooseChecks, type Paper, paperOf, type SheetItem } from '../../assessment/index.ts';
import { listReleasedQuestions } from './questions.ts';
import { loadSheet } from './sheets.ts';

/** A few questions of a lesson to check oneself by. */
export interface LessonChecks {
  paper: Paper;
  items: SheetItem[];
  /** Names the questions in a form. */
  asked: string;
}

interface OfLesson {
  topicId: string;
  lessonId: string;
}

/** Chooses check questions of a lesson among those for practice (N14); the same seed chooses the same. */
export async function loadLessonChecks(
  db: Reader,
  { topicId, lessonId }: OfLesson,
  seed: string,
): Promise<LessonChecks> {
  const bank = await listReleasedQuestions(db, topicId, 'PRACTICE', lessonId);
  return laidOut(db, paperOf(chooseChecks(bank, lessonId, seed)));
}

/** The questions that a form was about; those that are not of this lesson, or no longer for practice, are left out. */
export async function loadAskedChecks(
  db: Reader,
  { topicId, lessonId }: OfLesson,
  asked: string,
): Promise<LessonChecks> {
  const bank = await listReleasedQuestions(db, topicId, 'PRACTICE', lessonId);
  const own = new Map(bank.map((one) => [one.id, one]));
  const questions = asked.split(' ').flatMap((id) => own.get(id) ?? []);
  return laidOut(db, paperOf(questions));
}

async function laidOut(db: Reader, paper: Paper): Promise<LessonChecks> {
  const items = paper.questionIds.length > 0 ? await loadSheet(db, paper) : [];
  return { paper, items, asked: paper.questionIds.join(' ') };
}
