import type { Tx } from '../../../platform/database/index.ts';
import type { EndorserRule } from '../../organisations/index.ts';
import { lockCurrentSlip } from '../queries/current-slip.ts';
import { updateEndorser } from '../queries/slips.ts';

/** Changes the endorser of a slip. No audit: moving the endorsement records it. */
export async function moveEndorser(
  tx: Tx,
  slipId: string,
  organisationId: string,
  rule: EndorserRule,
): Promise<void> {
  const slip = await lockCurrentSlip(tx, slipId);
  await updateEndorser(tx, slip.id, organisationId, rule);
}
