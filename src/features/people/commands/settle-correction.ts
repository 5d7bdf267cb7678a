import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { decideCorrection, lockCorrection } from '../queries/corrections.ts';
import { barrierToDecide, type Correction } from '../rules/correction.ts';

/** Stores the decision on a correction and audits it. */
export async function settleCorrection(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { id, accountId, proposedBy }: Correction,
  decision: { state: 'APPLIED' | 'REJECTED'; reason: string | null },
): Promise<void> {
  await decideCorrection(tx, id, { ...decision, by: actor.accountId, at: parts.clock.now() });
  const subject = { type: 'account', id: accountId };
  const facts = { correctionId: id, proposedBy, ...decision };
  await recordAudit(tx, actor, 'people.decide_correction', subject, facts);
}

/** Locks a correction that the officer may decide. Throws `people.<barrier>` (`DecisionBarrier`). */
export async function lockForDecision(tx: Tx, actor: Officer, id: string): Promise<Correction> {
  const correction = await lockCorrection(tx, id);
  if (!correction) throw new Refusal('people.correction_not_found');
  const barrier = barrierToDecide(actor, correction);
  if (barrier) throw new Refusal(`people.${barrier}`, { id });
  return correction;
}
