import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { deleteTyping } from '../queries/typings.ts';
import { listNewestVersions, lockQuestions, updateDraft } from '../queries/versions.ts';
import type { VersionContent } from '../rules/version.ts';
import { spreadCaseText } from './spread-case-text.ts';
import { writeTextsOf } from './write-texts.ts';

/**
 * Saves the open draft of a question, from the save that the form was opened with, and returns the number of
 * this save; the other questions of its case get its text. A draft that waited for its review must be offered again. Throws `question_bank.saved_meanwhile`
 * where somebody else saved it since, `question_bank.wrong_state` where it is no draft.
 */
export async function saveDraft(
  parts: Parts,
  actor: Officer,
  questionId: string,
  { content, saveNo }: { content: VersionContent; saveNo: number },
): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    await lockQuestions(tx, [questionId]);
    const [draft] = await listNewestVersions(tx, [questionId]);
    if (!draft) throw new Refusal('question_bank.not_found');
    const { state, versionNo } = draft;
    if (state !== 'DRAFT')
      throw new Refusal('question_bank.wrong_state', { id: questionId, move: 'SAVE', state });
    if (draft.saveNo !== saveNo)
      throw new Refusal('question_bank.saved_meanwhile', { id: questionId });
    await updateDraft(tx, draft, content, actor.accountId);
    const { groupId } = draft;
    if (groupId && content.caseText !== null)
      await spreadCaseText(tx, actor, { groupId, exceptId: questionId, text: content.caseText });
    await writeTextsOf(tx, [questionId]);
    await deleteTyping(tx, questionId, actor.accountId);
    const subject = { type: 'question', id: questionId };
    await recordAudit(tx, actor, 'question_bank.save', subject, { version: versionNo });
    return saveNo + 1;
  });
}
