import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateDecision } from '../queries/proposals.ts';
import { endOf, proposalEnded } from '../rules/events.ts';
import { takeProposal } from './take-proposal.ts';

/** Refuses a proposal as a second officer, with a reason; nothing changes. Throws as `takeProposal` does. */
export async function refuseProposal(
  { db, clock, jobs }: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const now = clock.now();
    const proposal = await takeProposal(tx, actor, id, now);
    await updateDecision(tx, id, { state: 'REFUSED', by: actor.accountId, at: now, reason });
    const facts = { kind: proposal.kind, subject: proposal.subjectId, reason };
    await recordAudit(tx, actor, 'proposals.refuse', { type: 'proposal', id }, facts);
    await jobs.publish(tx, proposalEnded, endOf(proposal, 'REFUSED', reason));
  });
}
