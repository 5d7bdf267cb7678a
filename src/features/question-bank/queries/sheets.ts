import type { Reader } from '../../../platform/database/index.ts';
import { layOutSheet, type Paper, type SheetItem } from '../../assessment/index.ts';
import { listGroupTexts, listQuestionsById } from './questions.ts';

/** The sheet of a paper, without anything that reveals a right answer. */
export async function loadSheet(
  db: Reader,
  paper: Pick<Paper, 'questionIds' | 'optionOrders' | 'points'>,
): Promise<SheetItem[]> {
  const questions = await listQuestionsById(db, paper.questionIds);
  const groupIds = questions.flatMap((one) => (one.groupId ? [one.groupId] : []));
  return layOutSheet(paper, questions, await listGroupTexts(db, [...new Set(groupIds)]));
}

/** Explanations in item order: for practice only, never for the exam (N14). */
export async function loadExplanations(
  db: Reader,
  paper: Pick<Paper, 'questionIds'>,
): Promise<string[]> {
  const questions = new Map(
    (await listQuestionsById(db, paper.questionIds)).map((one) => [one.id, one]),
  );
  return paper.questionIds.map((id) => questions.get(id)?.explanation ?? '');
}
