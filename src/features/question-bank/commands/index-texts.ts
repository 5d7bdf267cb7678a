import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listUnindexed, upsertTexts } from '../queries/texts.ts';

const batch = 500;

/**
 * Writes the wording of newest versions that the search does not have yet, such as those from before it was
 * there. Returns how many. No audit: nothing that people wrote changes.
 */
export async function indexTexts(parts: Parts): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const missing = await listUnindexed(tx, batch);
    await upsertTexts(tx, missing);
    return missing.length;
  });
}
