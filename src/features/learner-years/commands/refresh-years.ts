import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { refreshNoted } from '../queries/learner-years.ts';

const batch = 2000;

/**
 * Computes the years that were noted as changed, until none is left. Run by one process at a time.
 * No audit: it repeats what other entries tell.
 */
export async function refreshYears(parts: Parts): Promise<void> {
  for (let notes = batch; notes === batch; )
    notes = await inTransaction(parts.db, (tx) => refreshNoted(tx, batch));
}
