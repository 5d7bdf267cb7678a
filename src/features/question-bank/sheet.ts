import type { Reader } from '../../platform/database/index.ts';
import type { Paper } from './paper.ts';
import { listGroupTexts, listQuestionsById } from './queries.ts';
import type { Question, QuestionKind } from './question.ts';

/** One item as it stands on the sheet: options under the letters of this paper. */
export interface SheetItem {
  itemNo: number;
  kind: QuestionKind;
  stem: string;
  options: { letter: string; text: string }[];
  points: number;
  /** The case this item belongs to; the text stands above the first item of the case. */
  caseText: string | null;
  caseId: string | null;
}

const letters = 'ABCDEFGH';

/** The sheet of a paper, without anything that tells a right answer. */
export async function loadSheet(
  db: Reader,
  paper: Pick<Paper, 'questionIds' | 'optionOrders' | 'points'>,
): Promise<SheetItem[]> {
  const questions = new Map(
    (await listQuestionsById(db, paper.questionIds)).map((one) => [one.id, one]),
  );
  const groupIds = [...questions.values()].flatMap((one) => (one.groupId ? [one.groupId] : []));
  const texts = await listGroupTexts(db, [...new Set(groupIds)]);
  return paper.questionIds.map((id, index) => {
    const question = questions.get(id) as Question;
    return {
      itemNo: index + 1,
      kind: question.kind,
      stem: question.stem,
      options: shownOptions(question, paper.optionOrders[index] as string),
      points: paper.points[index] as number,
      caseId: question.groupId,
      caseText: question.groupId ? (texts.get(question.groupId) ?? null) : null,
    };
  });
}

function shownOptions(question: Question, order: string): SheetItem['options'] {
  return [...order].map((key, index) => ({
    letter: letters[index] as string,
    text: question.options.find((option) => option.key === key)?.text ?? '',
  }));
}

/** Explanations in item order: only for practice, never for an exam that counts. */
export async function loadExplanations(
  db: Reader,
  paper: Pick<Paper, 'questionIds'>,
): Promise<string[]> {
  const questions = new Map(
    (await listQuestionsById(db, paper.questionIds)).map((one) => [one.id, one]),
  );
  return paper.questionIds.map((id) => questions.get(id)?.explanation ?? '');
}
