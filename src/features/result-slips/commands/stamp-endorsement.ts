import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { EndorserRule } from '../../organisations/index.ts';
import {
  findValidSlip,
  lockSlip,
  markValid,
  updateEndorsement,
  updateEndorser,
  updateSlipState,
} from '../queries/slips.ts';
import type { EndorsementStamp, ResultSlip } from '../rules/slip.ts';

/** Prints the endorsement on the slip, or takes it off again (null). In the transaction of the decision. */
export async function stampEndorsement(
  tx: Tx,
  slipId: string,
  stamp: EndorsementStamp | null,
): Promise<void> {
  const slip = await lockCurrent(tx, slipId);
  await updateEndorsement(tx, slip.id, stamp);
}

/** The slip is no longer good (G12): it says so wherever it is verified, and is not printed again. */
export async function revokeSlip(
  tx: Tx,
  actor: ActorOrSystem,
  slipId: string,
  because: string,
): Promise<void> {
  const slip = await lockCurrent(tx, slipId);
  if (slip.state !== 'VALID') return;
  await updateSlipState(tx, slip.id, 'REVOKED', because);
  await recordAudit(
    tx,
    actor,
    'result_slips.revoke',
    { type: 'result_slip', id: slip.id },
    { because },
  );
}

/**
 * A won appeal makes a revoked slip good again, as it was printed. False when it is not revoked, or
 * another slip of the same enrolment has become valid since: two would count one topic twice.
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
  await recordAudit(
    tx,
    actor,
    'result_slips.reinstate',
    { type: 'result_slip', id: slipId },
    { because },
  );
  return true;
}

/** Another body is competent now: the slip names it. */
export async function moveEndorser(
  tx: Tx,
  slipId: string,
  organisationId: string,
  rule: EndorserRule,
): Promise<void> {
  const slip = await lockCurrent(tx, slipId);
  await updateEndorser(tx, slip.id, organisationId, rule);
}

// A name may have been corrected a moment ago: what is decided on the old slip meets the one that
// took its place (Q7).
async function lockCurrent(tx: Tx, slipId: string): Promise<ResultSlip> {
  const slip = await lockSlip(tx, slipId);
  return slip.supersededBy ? lockCurrent(tx, slip.supersededBy) : slip;
}
