import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { upsertQuestions } from '../queries/bank-rows.ts';
import { deleteTyping } from '../queries/typings.ts';
import { insertVersions, listNewestVersions } from '../queries/versions.ts';
import type { VersionContent } from '../rules/version.ts';
import { writeTextsOf } from './write-texts.ts';

/**
 * Creates a question with its first draft. The id comes with the form: sent twice, it is created once, and the
 * second time changes nothing.
 */
export async function writeQuestion(
  parts: Parts,
  actor: Officer,
  { id, topicId, content }: { id: string; topicId: string; content: VersionContent },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await upsertQuestions(tx, [{ id, topicId, groupId: null, groupPosition: null }]);
    if ((await listNewestVersions(tx, [id])).length > 0) return;
    const { accountId } = actor;
    const first = { questionId: id, topicId, versionNo: 1, authorId: accountId };
    await insertVersions(tx, [{ ...content, ...first, state: 'DRAFT' }]);
    await writeTextsOf(tx, [id]);
    await deleteTyping(tx, id, accountId);
    await recordAudit(tx, actor, 'question_bank.write', { type: 'question', id }, { topicId });
  });
}
