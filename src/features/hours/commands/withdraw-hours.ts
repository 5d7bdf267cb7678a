import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findEndorsement } from '../../endorsement/index.ts';
import { markWithdrawn } from '../queries/entries.ts';

/** Withdraws the hours recorded on an endorsement that was revoked (G12). */
export async function withdrawHours(parts: Parts, endorsementId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const endorsement = await findEndorsement(tx, endorsementId);
    if (endorsement?.state !== 'REVOKED') return;
    const because = `审验已撤销：${endorsement.reason ?? ''}`;
    const id = await markWithdrawn(tx, endorsementId, because, parts.clock.now());
    if (id)
      await recordAudit(
        tx,
        'SYSTEM',
        'hours.withdraw',
        { type: 'certificate_entry', id },
        { endorsementId },
      );
  });
}
