import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { startVersion } from '../../question-bank/index.ts';
import { findCorrection } from '../queries/score-corrections.ts';
import { describeCorrection, fixedAnswer } from '../rules/score-correction.ts';

/**
 * Begins the version of the question that says what the correction says, as a draft of the bank that names
 * it, and returns the question. Throws `regrade.not_found`, `question_bank.open_version`.
 *
 * No audit: the bank records the draft.
 */
export async function draftQuestionFix(
  parts: Parts,
  actor: Officer,
  correctionId: string,
): Promise<string> {
  const correction = await findCorrection(parts.db, correctionId);
  if (!correction) throw new Refusal('regrade.not_found');
  const { questionId, versionNo } = correction;
  const answer = fixedAnswer(correction);
  await startVersion(parts, actor, questionId, versionNo, {
    change: answer === null ? {} : { answer },
    occasion: {
      words: `成绩更正：${describeCorrection(correction)}`,
      href: `/score-corrections/${correctionId}`,
    },
  });
  return questionId;
}
