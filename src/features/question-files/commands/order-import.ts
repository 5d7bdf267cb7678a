import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { countItems, lockImport, updateImport } from '../queries/imports.ts';
import { questionImportOrdered } from '../rules/events.ts';

/**
 * Orders that what was understood of a file becomes drafts; what has its like stays out when `leavesSimilar`.
 * Throws `question_files.wrong_state` when it was ordered already, `question_files.nothing`.
 */
export async function orderImport(
  parts: Parts,
  actor: Officer,
  id: string,
  leavesSimilar: boolean,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockImport(tx, id, ['READ']);
    const counts = await countItems(tx, id);
    if (counts.GOOD + (leavesSimilar ? 0 : counts.SIMILAR) === 0)
      throw new Refusal('question_files.nothing');
    await updateImport(tx, id, { state: 'IMPORTING', leavesSimilar });
    const subject = { type: 'question_import', id };
    await recordAudit(tx, actor, 'question_files.import', subject, {
      leavesSimilar,
      good: counts.GOOD,
    });
    await parts.jobs.publish(tx, questionImportOrdered, { importId: id });
  });
}
