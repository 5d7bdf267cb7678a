import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from '../../messages/index.ts';
import { insertEvent, lockEndorsement, updateDecision } from '../queries/endorsements.ts';
import { type Endorsement, type EndorsementState, mayBecome } from '../rules/endorsement.ts';
import type { DecisionBarrier } from '../rules/policy.ts';

/** A body's decision on a request, with the texts about it. */
export interface Decision {
  state: 'ENDORSED' | 'RETURNED' | 'REVOKED';
  /** Null for an endorsement. */
  reason: string | null;
  /** The line of the request's history. */
  line: string;
  /** The message to the learner's phone. */
  /** What the learner is told. */
  message: { subject: string; text: string };
}

/** One submitted form; all its decisions have one moment. */
export interface Act {
  id: string;
  at: Date;
}

/**
 * Returns a request, locked, that may become `to`. Throws `endorsement.not_found`, the barrier of this
 * officer (`barrierOf`), and `endorsement.decided_already`.
 */
export async function lockToDecide(
  tx: Tx,
  id: string,
  to: EndorsementState,
  barrierOf: (endorsement: Endorsement) => DecisionBarrier | null,
): Promise<Endorsement> {
  const endorsement = await lockEndorsement(tx, id);
  if (!endorsement) throw new Refusal('endorsement.not_found');
  const barrier = barrierOf(endorsement);
  if (barrier) throw new Refusal(`endorsement.${barrier}`);
  if (!mayBecome(endorsement.state, to)) throw new Refusal('endorsement.decided_already');
  return endorsement;
}

/**
 * Writes the decision on a locked request: state, history, message to the learner. `act` is given where
 * one form decides several. No audit: each command that decides records its own.
 */
export async function recordDecision(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { id, accountId, slipId }: Pick<Endorsement, 'id' | 'accountId' | 'slipId'>,
  { state, reason, line, message }: Decision,
  act?: Act,
): Promise<void> {
  const at = act?.at ?? parts.clock.now();
  const decided = { state, decidedBy: actor.accountId, decidedAt: at, reason, actId: act?.id };
  await updateDecision(tx, id, decided);
  await insertEvent(tx, {
    endorsementId: id,
    state,
    text: line,
    actorAccountId: actor.accountId,
    at,
  });
  await notify(parts, tx, [accountId], {
    ...message,
    href: `/slips/${slipId}/endorsement`,
    channels: ['SMS'],
  });
}
