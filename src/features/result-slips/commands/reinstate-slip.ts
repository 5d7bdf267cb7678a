import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { findValidSlip, lockSlip, markValid } from '../queries/slips.ts';

/**
 * Reinstates a revoked slip after a successful appeal. Returns false when it is not revoked, or another
 * slip of the enrolment is valid by now: two would count one topic twice.
 */
export async function reinstateSlip(
  tx: Tx,
  actor: ActorOrSystem,
  slipId: string,
  because: string,
): Promise<boolean> {
  const slip = await lockSlip(tx, slipId);
  if (slip.state !== 'REVOKED' || (await findValidSlip(tx, slip.enrolmentId))) return false;
  await markValid(tx, slipId);
  const subject = { type: 'result_slip', id: slipId };
  await recordAudit(tx, actor, 'result_slips.reinstate', subject, { because });
  return true;
}
