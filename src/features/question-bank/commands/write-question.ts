import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { upsertGroups, upsertQuestions } from '../queries/bank-rows.ts';
import { findCase } from '../queries/cases.ts';
import { deleteTyping } from '../queries/typings.ts';
import { insertVersions, listNewestVersions } from '../queries/versions.ts';
import type { VersionContent } from '../rules/version.ts';
import { spreadCaseText } from './spread-case-text.ts';
import { writeTextsOf } from './write-texts.ts';

/** A question to be written; its ids come with the form. */
export interface QuestionToWrite {
  id: string;
  topicId: string;
  /** The case it belongs to, there or not; null outside of cases. */
  caseId: string | null;
  content: VersionContent;
}

/**
 * Creates a question with its first draft, the last of its case if it belongs to one. Sent twice, it is created
 * once, and the second time changes nothing.
 */
export async function writeQuestion(
  parts: Parts,
  actor: Officer,
  { id, topicId, caseId, content }: QuestionToWrite,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if ((await listNewestVersions(tx, [id])).length > 0) return;
    const groupPosition =
      caseId === null ? null : await takePlace(tx, { id: caseId, topicId, content });
    await upsertQuestions(tx, [{ id, topicId, groupId: caseId, groupPosition }]);
    const { accountId } = actor;
    const first = { questionId: id, topicId, versionNo: 1, authorId: accountId };
    await insertVersions(tx, [{ ...content, ...first, state: 'DRAFT' }]);
    if (caseId)
      await spreadCaseText(tx, actor, {
        groupId: caseId,
        exceptId: id,
        text: content.caseText ?? '',
      });
    await writeTextsOf(tx, [id]);
    await deleteTyping(tx, id, accountId);
    await recordAudit(tx, actor, 'question_bank.write', { type: 'question', id }, { topicId });
  });
}

/** The next place in a case, which is created with its first question. */
async function takePlace(
  tx: Tx,
  { id, topicId, content }: { id: string; topicId: string; content: VersionContent },
): Promise<number> {
  await upsertGroups(tx, [{ id, topicId, lessonId: content.lessonId }]);
  const found = await findCase(tx, id);
  if (found?.topicId !== topicId) throw new Refusal('question_bank.topic_not_found');
  return found.nextPosition;
}
