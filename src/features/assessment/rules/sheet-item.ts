import { letters } from './kinds/choice.tsx';
import type { ShownOption } from './kinds/kind.ts';
import type { Paper } from './paper.ts';
import type { Question } from './question.ts';
import type { QuestionKind } from './question-kind.ts';

/** An item of a sheet, its options under the letters of this paper. */
export interface SheetItem {
  itemNo: number;
  kind: QuestionKind;
  stem: string;
  options: ShownOption[];
  points: number;
  /** The text of the item's case, shown above the first item of the case. */
  caseText: string | null;
  caseId: string | null;
}

/** The sheet of a paper, without anything that reveals a right answer. */
export function layOutSheet(
  paper: Pick<Paper, 'questionIds' | 'optionOrders' | 'points'>,
  questions: readonly Question[],
  caseTexts: ReadonlyMap<string, string>,
): SheetItem[] {
  const byId = new Map(questions.map((one) => [one.id, one]));
  return paper.questionIds.map((id, index) => {
    const question = byId.get(id) as Question;
    return {
      itemNo: index + 1,
      kind: question.kind,
      stem: question.stem,
      options: shownOptions(question, paper.optionOrders[index] as string),
      points: paper.points[index] as number,
      caseId: question.groupId,
      caseText: question.groupId ? (caseTexts.get(question.groupId) ?? null) : null,
    };
  });
}

function shownOptions(question: Question, order: string): ShownOption[] {
  return [...order].map((key, index) => ({
    letter: letters[index] as string,
    text: question.options.find((option) => option.key === key)?.text ?? '',
  }));
}
