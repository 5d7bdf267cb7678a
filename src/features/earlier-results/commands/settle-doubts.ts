import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { lockFile, updateDoubts } from '../queries/files.ts';
import { importResults } from './import-approval.ts';

/** Settles the doubts of the ticked rows of a list, after a look at the originals. */
export async function settleDoubts(
  parts: Parts,
  actor: Officer,
  { id, rowNos }: { id: string; rowNos: readonly number[] },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const file = await lockFile(tx, id);
    if (!file) throw new Refusal('earlier_results.not_found');
    if (file.state !== 'CHECKED') throw new Refusal('earlier_results.not_waiting', { id });
    // What the second clerk confirms is what was proposed.
    if (await findOpenProposal(tx, importResults, id))
      throw new Refusal('earlier_results.proposed', { id });
    await updateDoubts(tx, id, rowNos);
    const subject = { type: 'earlier_result_file', id };
    await recordAudit(tx, actor, 'earlier_results.settle_doubts', subject, { rowNos });
  });
}
