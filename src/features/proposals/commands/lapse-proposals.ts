import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { lapseOverdue } from '../queries/proposals.ts';

/** Ends the proposals that nobody decided in time. */
export async function lapseProposals({ db, clock }: Parts): Promise<void> {
  await inTransaction(db, async (tx) => {
    const ids = await lapseOverdue(tx, clock.now());
    await recordAudits(
      tx,
      ids.map((id) => ({
        actor: 'SYSTEM' as const,
        action: 'proposals.lapse',
        subject: { type: 'proposal', id },
      })),
    );
  });
}
