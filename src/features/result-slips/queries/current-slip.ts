import type { Tx } from '../../../platform/database/index.ts';
import type { ResultSlip } from '../rules/slip.ts';
import { lockSlip } from './slips.ts';

/** Locks the slip, or the one that superseded it meanwhile (Q7): decisions on the old one apply to it. */
export async function lockCurrentSlip(tx: Tx, slipId: string): Promise<ResultSlip> {
  const slip = await lockSlip(tx, slipId);
  return slip.supersededBy ? lockCurrentSlip(tx, slip.supersededBy) : slip;
}
