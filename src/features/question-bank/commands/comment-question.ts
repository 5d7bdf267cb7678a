import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertComments } from '../queries/comments.ts';
import { listNewestVersions } from '../queries/versions.ts';

/** Adds a comment to the newest version of a question. Throws `question_bank.not_found`. */
export async function commentQuestion(
  parts: Parts,
  actor: Officer,
  questionId: string,
  text: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const [version] = await listNewestVersions(tx, [questionId]);
    if (!version) throw new Refusal('question_bank.not_found');
    await insertComments(tx, [version], { accountId: actor.accountId, kind: 'COMMENT', text });
    await recordAudit(
      tx,
      actor,
      'question_bank.comment',
      { type: 'question', id: questionId },
      { version: version.versionNo },
    );
  });
}
