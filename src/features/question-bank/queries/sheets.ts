import type { Reader } from '../../../platform/database/index.ts';
import { layOutSheet, type Paper, type SheetItem } from '../../assessment/index.ts';
import { listPaperQuestions } from './questions.ts';

/** The sheet of a paper in the versions it names, without anything that reveals a right answer. */
export async function loadSheet(
  db: Reader,
  paper: Pick<Paper, 'questionIds' | 'versionNos' | 'optionOrders' | 'points'>,
): Promise<SheetItem[]> {
  const questions = await listPaperQuestions(db, paper);
  const caseTexts = new Map(
    questions.flatMap(({ groupId, caseText }) =>
      groupId && caseText !== null ? [[groupId, caseText] as const] : [],
    ),
  );
  return layOutSheet(paper, questions, caseTexts);
}

/** Explanations in item order: for practice only, never for the exam (N14). */
export async function loadExplanations(
  db: Reader,
  paper: Pick<Paper, 'questionIds' | 'versionNos'>,
): Promise<string[]> {
  const questions = new Map((await listPaperQuestions(db, paper)).map((one) => [one.id, one]));
  return paper.questionIds.map((id) => questions.get(id)?.explanation ?? '');
}
