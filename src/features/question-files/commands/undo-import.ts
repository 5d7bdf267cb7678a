import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { discardDrafts } from '../../question-bank/index.ts';
import { listDrafted, lockImport, updateImport } from '../queries/imports.ts';

/**
 * Takes back an import with a reason: all its drafts are given up together. Throws `question_files.used` when one of
 * them went on since (changed, offered, reviewed), `question_files.wrong_state`.
 */
export async function undoImport(
  parts: Parts,
  actor: Officer,
  id: string,
  because: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockImport(tx, id, ['IMPORTED']);
    const { questionIds, used } = await listDrafted(tx, id);
    if (used > 0) throw new Refusal('question_files.used', { count: used });
    await discardDrafts(tx, actor, questionIds, because);
    await updateImport(tx, id, {
      state: 'UNDONE',
      undoneBy: actor.accountId,
      undoneAt: parts.clock.now(),
      undoneBecause: because,
    });
    const subject = { type: 'question_import', id };
    await recordAudit(tx, actor, 'question_files.undo', subject, {
      because,
      questions: questionIds.length,
    });
  });
}
