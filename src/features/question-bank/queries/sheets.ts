import type { Reader } from '../../../platform/database/index.ts';
import { type RenderedText, renderText } from '../../../platform/rich-text/index.ts';
import { layOutSheet, type Paper, type SheetItem } from '../../assessment/index.ts';
import { pictureOf } from '../rules/pictures.ts';
import { listPaperQuestions } from './questions.ts';

/** The sheet of a paper in the versions it names, without anything that reveals a right answer. */
export async function loadSheet(
  db: Reader,
  paper: Pick<Paper, 'questionIds' | 'versionNos' | 'optionOrders' | 'points'> &
    Partial<Pick<Paper, 'credits'>>,
): Promise<SheetItem[]> {
  const questions = await listPaperQuestions(db, paper);
  const caseTexts = new Map(
    questions.flatMap(({ groupId, caseText }) =>
      groupId && caseText !== null ? [[groupId, caseText] as const] : [],
    ),
  );
  return layOutSheet(paper, questions, caseTexts, pictureOf(questions[0]?.topicId));
}

/** Explanations in item order, as HTML: for practice only, never for the exam (N14). */
export async function loadExplanations(
  db: Reader,
  paper: Pick<Paper, 'questionIds' | 'versionNos'>,
): Promise<RenderedText[]> {
  const questions = new Map((await listPaperQuestions(db, paper)).map((one) => [one.id, one]));
  return paper.questionIds.map((id) => {
    const question = questions.get(id);
    return renderText(question?.explanation ?? '', { picture: pictureOf(question?.topicId) });
  });
}
