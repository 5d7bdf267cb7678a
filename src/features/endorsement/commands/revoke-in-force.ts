import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  findEndorsementOfSlip,
  insertEvent,
  lockEndorsement,
  updateDecision,
} from '../queries/endorsements.ts';
import type { Endorsement } from '../rules/endorsement.ts';

/**
 * Revokes the endorsement of a slip, pending or given, and returns it as it was; null when there is none
 * in force. Slip, hours and the message to the learner are the caller's. No audit: the caller records why.
 */
export async function revokeInForce(
  parts: Parts,
  tx: Tx,
  slipId: string,
  { reason, actorAccountId }: { reason: string; actorAccountId: string | null },
): Promise<Endorsement | null> {
  const found = await findEndorsementOfSlip(tx, slipId);
  const before = found && (await lockEndorsement(tx, found.id));
  if (before?.state !== 'PENDING' && before?.state !== 'ENDORSED') return null;
  const { id, decidedBy } = before;
  const at = parts.clock.now();
  await updateDecision(tx, id, { state: 'REVOKED', decidedBy, decidedAt: at, reason });
  const text = `已撤销：${reason}`;
  await insertEvent(tx, { endorsementId: id, state: 'REVOKED', text, actorAccountId, at });
  return before;
}
