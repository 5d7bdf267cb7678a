import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listSlips } from '../queries/slips.ts';
import { reissueSlip } from './reissue-slip.ts';

const because = '登记信息更正，已换发新单';

/**
 * Reissues each valid slip of a person whose name or number was corrected (Q7). Without effect where the
 * slip is already right.
 */
export async function reissueSlips(parts: Parts, accountId: string): Promise<void> {
  const valid = (await listSlips(parts.db, accountId)).filter((slip) => slip.state === 'VALID');
  for (const { id: slipId } of valid)
    await inTransaction(parts.db, (tx) =>
      reissueSlip(
        parts,
        tx,
        'SYSTEM',
        { slipId, because },
        (printed, now) =>
          printed.name === now.name && printed.idNumberMasked === now.idNumberMasked,
      ),
    );
}
