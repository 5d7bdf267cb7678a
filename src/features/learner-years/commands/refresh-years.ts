import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { refreshQueued } from '../queries/learner-years.ts';

const batch = 2000;

/**
 * Recomputes the years queued as changed, until none is left. Run by one process at a time.
 * No audit: it derives from what others recorded.
 */
export async function refreshYears(parts: Parts): Promise<void> {
  for (let taken = batch; taken === batch; )
    taken = await inTransaction(parts.db, (tx) => refreshQueued(tx, batch));
}
