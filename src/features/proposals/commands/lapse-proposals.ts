import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { lapseOverdue } from '../queries/proposals.ts';
import { recordLapses } from './record-lapses.ts';

/** Ends the proposals that nobody decided in time. */
export async function lapseProposals(parts: Parts): Promise<void> {
  await inTransaction(parts.db, async (tx) =>
    recordLapses(parts, tx, await lapseOverdue(tx, parts.clock.now())),
  );
}
