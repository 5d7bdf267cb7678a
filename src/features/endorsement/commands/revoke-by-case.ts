import type { Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  findEndorsementOfSlip,
  insertEvent,
  lockEndorsement,
  updateDecision,
} from '../queries/endorsements.ts';
import type { EndorsementState } from '../rules/endorsement.ts';

/** What an endorsement was before a case took it: enough to give it back as it was. */
export interface Fallen {
  state: EndorsementState;
  decidedBy: string | null;
  /** ISO instant. */
  decidedAt: string | null;
  reason: string | null;
}

/**
 * The decision of a case takes the endorsement of a slip, given or asked for (N38, G12). Slip and hours are
 * the caller's. Returns which and what it was; null when there is none in force.
 */
export async function revokeByCase(
  parts: Parts,
  tx: Tx,
  actor: Actor,
  { slipId, reason }: { slipId: string; reason: string },
): Promise<{ endorsementId: string; before: Fallen } | null> {
  const found = await findEndorsementOfSlip(tx, slipId);
  const one = found && (await lockEndorsement(tx, found.id));
  if (one?.state !== 'PENDING' && one?.state !== 'ENDORSED') return null;
  const { id, state, decidedBy, decidedAt } = one;
  const now = parts.clock.now();
  await updateDecision(tx, id, { state: 'REVOKED', decidedBy, decidedAt: now, reason });
  await note(tx, actor, { id, state: 'REVOKED', text: `已撤销：${reason}`, at: now });
  const subject = { type: 'endorsement', id };
  await recordAudit(tx, actor, 'endorsement.take_by_case', subject, { slipId, reason });
  const before = {
    state,
    decidedBy,
    decidedAt: decidedAt?.toISOString() ?? null,
    reason: one.reason,
  };
  return { endorsementId: id, before };
}

/**
 * A won appeal gives it back as it was. What the learner has asked for anew in between makes room; false
 * when his slip was endorsed again already.
 */
export async function reinstateEndorsement(
  parts: Parts,
  tx: Tx,
  actor: Actor,
  { endorsementId, before, because }: { endorsementId: string; before: Fallen; because: string },
): Promise<boolean> {
  const one = await lockEndorsement(tx, endorsementId);
  if (one?.state !== 'REVOKED') return false;
  const newest = await findEndorsementOfSlip(tx, one.slipId);
  if (newest && newest.id !== one.id) {
    if (newest.state === 'ENDORSED') return false;
    if (newest.state === 'PENDING')
      await revokeByCase(parts, tx, actor, { slipId: one.slipId, reason: because });
  }
  const { state, decidedBy, decidedAt, reason } = before;
  await updateDecision(tx, endorsementId, {
    state,
    decidedBy,
    decidedAt: decidedAt ? new Date(decidedAt) : null,
    reason,
  });
  await note(tx, actor, {
    id: endorsementId,
    state,
    text: `已恢复：${because}`,
    at: parts.clock.now(),
  });
  const subject = { type: 'endorsement', id: endorsementId };
  await recordAudit(tx, actor, 'endorsement.reinstate', subject, { because, state });
  return true;
}

function note(
  tx: Tx,
  actor: Actor,
  { id, state, text, at }: { id: string; state: EndorsementState; text: string; at: Date },
): Promise<void> {
  return insertEvent(tx, { endorsementId: id, state, text, actorAccountId: actor.accountId, at });
}
