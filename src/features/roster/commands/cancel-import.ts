import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { deleteRows } from '../queries/chunks.ts';
import { deleteCandidates } from '../queries/import-candidates.ts';
import { lockImport, updateImport } from '../queries/imports.ts';

/** Cancels an import before it is ordered, and deletes its rows. */
export async function cancelImport(parts: Parts, actor: Officer, importId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const list = await lockImport(tx, importId);
    if (!list || list.uploaderId !== actor.organisationId)
      throw new Refusal('roster.import_not_found');
    if (list.state !== 'CHECKING' && list.state !== 'CHECKED')
      throw new Refusal('roster.import_not_ready');
    await deleteCandidates(tx, importId);
    await deleteRows(tx, importId);
    await updateImport(tx, importId, { state: 'CANCELLED', finishedAt: parts.clock.now() });
    const subject = { type: 'roster_import', id: importId };
    await recordAudit(tx, actor, 'roster.cancel_import', subject);
  });
}
