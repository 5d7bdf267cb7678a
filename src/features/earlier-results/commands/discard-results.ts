import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockFile, updateFileState } from '../queries/files.ts';

/** Gives up a list that was not imported. */
export async function discardResults(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const file = await lockFile(tx, id);
    if (!file) throw new Refusal('earlier_results.not_found');
    if (file.state !== 'CHECKED') throw new Refusal('earlier_results.not_waiting', { id });
    await updateFileState(tx, id, 'DISCARDED');
    await recordAudit(tx, actor, 'earlier_results.discard', { type: 'earlier_result_file', id });
  });
}
