import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockCurrentSlip } from '../queries/current-slip.ts';
import { updateSlipState } from '../queries/slips.ts';

/** Revokes a valid slip (G12): verification says so, and it is not printed again. */
export async function revokeSlip(
  tx: Tx,
  actor: ActorOrSystem,
  slipId: string,
  because: string,
): Promise<void> {
  const slip = await lockCurrentSlip(tx, slipId);
  if (slip.state !== 'VALID') return;
  await updateSlipState(tx, slip.id, 'REVOKED', because);
  const subject = { type: 'result_slip', id: slip.id };
  await recordAudit(tx, actor, 'result_slips.revoke', subject, { because });
}
