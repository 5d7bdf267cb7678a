import {
  plainText,
  type RenderedText,
  renderBlock,
  renderText,
} from '../../../platform/rich-text/index.ts';
import type { CreditRule } from './credit.ts';
import type { ShownOption } from './kinds/kind.ts';
import { type Paper, usualCredit } from './paper.ts';
import type { Question } from './question.ts';
import { kindOf, type QuestionKind } from './question-kind.ts';

/** An item of a sheet, its options under the letters of this paper; texts are safe HTML. */
export interface SheetItem {
  itemNo: number;
  kind: QuestionKind;
  stem: RenderedText;
  /** Stem and case as written, for print. */
  written: { stem: string; caseText: string | null };
  options: ShownOption[];
  points: number;
  credit: CreditRule;
  /** The text of the item's case, shown above the first item of the case. */
  caseText: string | null;
  caseId: string | null;
}

/** The address of a picture of a question; null where there is none of this key. */
export type PictureAddress = (key: string) => string | null;

/** The sheet of a paper, without anything that reveals a right answer. */
export function layOutSheet(
  paper: Pick<Paper, 'questionIds' | 'optionOrders' | 'points'> & Partial<Pick<Paper, 'credits'>>,
  questions: readonly Question[],
  caseTexts: ReadonlyMap<string, string>,
  picture: PictureAddress = () => null,
): SheetItem[] {
  const byId = new Map(questions.map((one) => [one.id, one]));
  return paper.questionIds.map((id, index) => {
    const question = byId.get(id) as Question;
    const { kind, groupId } = question;
    const text = groupId ? caseTexts.get(groupId) : undefined;
    return {
      itemNo: index + 1,
      kind,
      stem: renderText(question.stem, { picture }),
      written: { stem: question.stem, caseText: text ?? null },
      options: shownOptions(question, paper.optionOrders[index] as string, picture),
      points: paper.points[index] as number,
      // A paper from before there were rules of credit gives all or nothing.
      credit: paper.credits ? (paper.credits[index] ?? 'ALL') : usualCredit(kind),
      caseId: groupId,
      caseText: text === undefined ? null : renderBlock(text, { picture }),
    };
  });
}

function shownOptions(question: Question, order: string, picture: PictureAddress): ShownOption[] {
  const shown = kindOf(question.kind).lettersOf(order);
  return [...order].map((key, index) => {
    const text = question.options.find((option) => option.key === key)?.text ?? '';
    const { lead, rest } = renderText(text, { picture });
    return { letter: shown[index] as string, text, html: lead + rest, plain: plainText(text) };
  });
}
