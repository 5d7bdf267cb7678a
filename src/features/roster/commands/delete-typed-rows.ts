import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteRows, listImportsToForget } from '../queries/chunks.ts';
import { deleteCandidates } from '../queries/import-candidates.ts';
import { updateImport } from '../queries/imports.ts';

const keptDays = 30;

/**
 * Deletes the typed rows of lists after 30 days, and cancels lists that were never ordered. No audit:
 * no record of a person changes.
 */
export async function deleteTypedRows(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  for (const { id, state } of await listImportsToForget(parts.db, before))
    await inTransaction(parts.db, async (tx) => {
      await deleteRows(tx, id);
      if (state !== 'CHECKED') return;
      await deleteCandidates(tx, id);
      await updateImport(tx, id, { state: 'CANCELLED', finishedAt: now });
    });
}
