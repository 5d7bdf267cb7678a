import type { Reader } from '../../../platform/database/index.ts';
import { type CorrectionKind, keysOn, listPapersWith, type TriedItems } from '../../exam/index.ts';

export interface CorrectedQuestion {
  topicId: string;
  questionId: string;
  versionNo: number;
  kind: CorrectionKind;
  accepted: readonly string[];
}

/** The papers that a correction of a question concerns, each with the item as it would count. */
export async function loadTriedItems(db: Reader, of: CorrectedQuestion): Promise<TriedItems> {
  const papers = await listPapersWith(db, of);
  return new Map(
    papers.map((paper) => [
      paper.paperId,
      { itemNo: paper.itemNo, kind: of.kind, answerKeys: keysOn(of, paper) },
    ]),
  );
}
