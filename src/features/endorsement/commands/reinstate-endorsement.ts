import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  findEndorsementOfSlip,
  insertEvent,
  lockEndorsement,
  updateDecision,
} from '../queries/endorsements.ts';
import { type PriorDecision, revokeByCase } from './revoke-by-case.ts';

/**
 * Restores an endorsement that a case revoked, after a won appeal. A newer pending request of the slip is
 * revoked; returns false when the slip was endorsed again already.
 */
export async function reinstateEndorsement(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  {
    endorsementId,
    before,
    because,
  }: { endorsementId: string; before: PriorDecision; because: string },
): Promise<boolean> {
  const one = await lockEndorsement(tx, endorsementId);
  if (one?.state !== 'REVOKED') return false;
  const newest = await findEndorsementOfSlip(tx, one.slipId);
  if (newest && newest.id !== one.id) {
    if (newest.state === 'ENDORSED') return false;
    if (newest.state === 'PENDING')
      await revokeByCase(parts, tx, actor, { slipId: one.slipId, reason: because });
  }
  const { state } = before;
  const decidedAt = before.decidedAt ? new Date(before.decidedAt) : null;
  await updateDecision(tx, endorsementId, { ...before, decidedAt });
  const actorAccountId = actor === 'SYSTEM' ? null : actor.accountId;
  const [text, at] = [`已恢复：${because}`, parts.clock.now()];
  await insertEvent(tx, { endorsementId, state, text, actorAccountId, at });
  const subject = { type: 'endorsement', id: endorsementId };
  await recordAudit(tx, actor, 'endorsement.reinstate', subject, { because, state });
  return true;
}
