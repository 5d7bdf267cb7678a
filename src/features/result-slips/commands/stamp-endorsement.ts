import type { Tx } from '../../../platform/database/index.ts';
import { lockCurrentSlip } from '../queries/current-slip.ts';
import { updateEndorsement } from '../queries/slips.ts';
import type { EndorsementStamp } from '../rules/slip.ts';

/** Sets or clears (null) the endorsement of a slip. No audit: the decision on the endorsement records it. */
export async function stampEndorsement(
  tx: Tx,
  slipId: string,
  stamp: EndorsementStamp | null,
): Promise<void> {
  const slip = await lockCurrentSlip(tx, slipId);
  await updateEndorsement(tx, slip.id, stamp);
}
