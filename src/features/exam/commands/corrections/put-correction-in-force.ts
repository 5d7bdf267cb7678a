import type { Tx } from '../../../../platform/database/index.ts';
import { kindOf, type QuestionKind } from '../../../assessment/index.ts';
import {
  insertCorrection,
  insertItemCorrections,
  listPapersWith,
  lockCorrections,
} from '../../queries/closing/corrections.ts';
import type { CorrectionKind } from '../../rules/correction.ts';

/** A correction of a question, its answers in the bank's keys. */
export interface Correction {
  id: string;
  topicId: string;
  questionId: string;
  versionNo: number;
  kind: CorrectionKind;
  /** Every answer that earns the points, for KEY and FURTHER. */
  accepted: readonly string[];
}

/**
 * Puts a correction in force: whoever is graded from now on, people sitting now included, is graded with
 * it. No audit: the approval of the correction records it.
 */
export async function putCorrectionInForce(tx: Tx, one: Correction): Promise<void> {
  await lockCorrections(tx);
  const { id, topicId, questionId, versionNo, kind } = one;
  await insertCorrection(tx, { id, topicId, questionId, versionNo, kind });
  const papers = await listPapersWith(tx, one);
  await insertItemCorrections(
    tx,
    id,
    papers.map((paper) => ({
      paperId: paper.paperId,
      itemNo: paper.itemNo,
      answerKeys: keysOn(one, paper),
    })),
  );
}

/** The accepted answers in the letters of a paper. FURTHER keeps the key of the paper. */
export function keysOn(
  { kind, accepted }: Pick<Correction, 'kind' | 'accepted'>,
  paper: { kind: string; order: string; answerKey: string },
): string[] {
  if (kind === 'ALL_POINTS' || kind === 'LEFT_OUT') return [];
  const { keyOf } = kindOf(paper.kind as QuestionKind);
  const keys = accepted.map((answer) => keyOf(answer, paper.order));
  return [...new Set(kind === 'FURTHER' ? [paper.answerKey, ...keys] : keys)];
}
