import type { Documents } from '../../../platform/documents/index.ts';
import { type PrintBlock, printBlocks } from '../../../platform/rich-text/index.ts';
import { kindOf, type Paper, type SheetItem } from '../../assessment/index.ts';
import type { Topic } from '../../courses/index.ts';

interface PrintedItem {
  no: number;
  /** The heading of a new section, else null. */
  section: string | null;
  caseText: PrintBlock[] | null;
  stem: PrintBlock[];
  options: { letter: string; text: PrintBlock[] }[];
  points: number;
  key: string | null;
}

/** A variant as an A4 PDF, with the key of each item or without. */
export function renderPaper(
  documents: Documents,
  { topic, no, paper, items }: { topic: Topic; no: number; paper: Paper; items: SheetItem[] },
  withKey: boolean,
): Promise<Buffer> {
  const printsFormula = (formula: string) => documents.printsFormula(formula);
  const blocks = (text: string) => printBlocks(text, { printsFormula });
  const printed = items.map((item, at): PrintedItem => {
    const before = items[at - 1];
    const newCase = item.caseId !== null && item.caseId !== before?.caseId;
    return {
      no: item.itemNo,
      section: sectionOf(item) === (before && sectionOf(before)) ? null : sectionOf(item),
      caseText: newCase && item.written.caseText ? blocks(item.written.caseText) : null,
      stem: blocks(item.written.stem),
      options: item.options.map(({ letter, text }) => ({ letter, text: blocks(text) })),
      points: item.points,
      key: withKey ? keyWords(item, paper.answerKeys[at] ?? '') : null,
    };
  });
  return documents.renderPdf('papers/paper', {
    title: `${topic.year}年公需科目《${topic.title}》试卷`,
    no,
    minutes: topic.examMinutes,
    fullMark: topic.examFullMark,
    withKey,
    items: printed,
  });
}

/** A right answer as a person would write it. */
const keyWords = ({ kind }: SheetItem, key: string): string =>
  kindOf(kind).rightResponse(key).replaceAll('\n', '；');

const sectionOf = (item: SheetItem): string =>
  item.caseId === null ? kindOf(item.kind).name : '案例题';
