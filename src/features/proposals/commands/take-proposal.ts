import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { lockProposal } from '../queries/proposals.ts';
import { hasRight, mayDecide, type Proposal, proposalStateNames } from '../rules/proposal.ts';

/**
 * Returns a waiting proposal, its row held, that this officer may decide. Throws `proposals.not_found`,
 * `proposals.same_person`, `proposals.decided_already`. No audit: the decision records it.
 */
export async function takeProposal(
  tx: Tx,
  actor: Officer,
  id: string,
  now: Date,
): Promise<Proposal> {
  const proposal = await lockProposal(tx, id);
  const own = proposal?.proposedBy === actor.accountId;
  if (!proposal || !(own || hasRight(actor, proposal))) throw new Refusal('proposals.not_found');
  if (!mayDecide(actor, proposal)) throw new Refusal('proposals.same_person');
  refuseDecided(proposal, now);
  return proposal;
}

/** Throws `proposals.decided_already` unless the proposal still waits. */
export function refuseDecided({ state, lapsesAt }: Proposal, now: Date): void {
  const current = state === 'PROPOSED' && lapsesAt <= now ? 'LAPSED' : state;
  if (current !== 'PROPOSED')
    throw new Refusal('proposals.decided_already', { state: proposalStateNames[current] });
}
