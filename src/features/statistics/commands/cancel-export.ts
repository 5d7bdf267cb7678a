import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateExport } from '../queries/exports.ts';

/** Stops a file that is not ready; its writer notices at the next batch. Tells whether it was in time. */
export async function cancelExport(parts: Parts, actor: Officer, id: string): Promise<boolean> {
  return inTransaction(parts.db, async (tx) => {
    const stopped = await updateExport(tx, id, {
      state: 'CANCELLED',
      finishedAt: parts.clock.now(),
    });
    if (stopped)
      await recordAudit(tx, actor, 'statistics.cancel_export', { type: 'statistics_export', id });
    return stopped;
  });
}
