import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import type { EndorsementState } from '../rules/endorsement.ts';
import { revokeInForce } from './revoke-in-force.ts';

/** The decision on an endorsement before a case or a score correction revoked it, to be restored. */
export interface PriorDecision {
  state: EndorsementState;
  decidedBy: string | null;
  /** ISO instant. */
  decidedAt: string | null;
  reason: string | null;
}

/**
 * Revokes the endorsement of a slip, pending or given, by the decision of a case (N38, G12)
 * or by a score correction. Slip and
 * hours are the caller's. Returns its id and prior decision; null when there is none in force.
 */
export async function revokeByCase(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  { slipId, reason }: { slipId: string; reason: string },
): Promise<{ endorsementId: string; before: PriorDecision } | null> {
  const actorAccountId = actor === 'SYSTEM' ? null : actor.accountId;
  const revoked = await revokeInForce(parts, tx, slipId, { reason, actorAccountId });
  if (!revoked) return null;
  const { id, state, decidedBy, decidedAt } = revoked;
  const subject = { type: 'endorsement', id };
  await recordAudit(tx, actor, 'endorsement.take_by_case', subject, { slipId, reason });
  const at = decidedAt?.toISOString() ?? null;
  return { endorsementId: id, before: { state, decidedBy, decidedAt: at, reason: revoked.reason } };
}
