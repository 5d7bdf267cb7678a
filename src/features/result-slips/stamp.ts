import type { ActorOrSystem } from '../../kernel/actor.ts';
import type { Tx } from '../../platform/database/index.ts';
import { recordAudit } from '../audit/index.ts';
import type { EndorserRule } from '../organisations/index.ts';
import { lockSlip, updateEndorsement, updateEndorser, updateSlipState } from './queries.ts';
import type { EndorsementStamp } from './slip.ts';

/** Prints the endorsement on the slip, or takes it off again (null). In the transaction of the decision. */
export async function stampEndorsement(
  tx: Tx,
  slipId: string,
  stamp: EndorsementStamp | null,
): Promise<void> {
  await lockSlip(tx, slipId);
  await updateEndorsement(tx, slipId, stamp);
}

/** The slip is no longer good (G12): it says so wherever it is verified, and is not printed again. */
export async function revokeSlip(
  tx: Tx,
  actor: ActorOrSystem,
  slipId: string,
  because: string,
): Promise<void> {
  const slip = await lockSlip(tx, slipId);
  if (slip.state !== 'VALID') return;
  await updateSlipState(tx, slipId, 'REVOKED', because);
  await recordAudit(
    tx,
    actor,
    'result_slips.revoke',
    { type: 'result_slip', id: slipId },
    { because },
  );
}

/** Another body is competent now: the slip names it. */
export async function moveEndorser(
  tx: Tx,
  slipId: string,
  organisationId: string,
  rule: EndorserRule,
): Promise<void> {
  await lockSlip(tx, slipId);
  await updateEndorser(tx, slipId, organisationId, rule);
}
