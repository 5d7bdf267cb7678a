import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockProposal, updateDecision } from '../queries/proposals.ts';
import { refuseDecided } from './take-proposal.ts';

/** Withdraws one's own proposal. Throws `proposals.not_found`, `proposals.decided_already`. */
export async function withdrawProposal(
  { db, clock }: Parts,
  actor: Officer,
  id: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const now = clock.now();
    const proposal = await lockProposal(tx, id);
    if (proposal?.proposedBy !== actor.accountId) throw new Refusal('proposals.not_found');
    refuseDecided(proposal, now);
    await updateDecision(tx, id, {
      state: 'WITHDRAWN',
      by: actor.accountId,
      at: now,
      reason: null,
    });
    const facts = { kind: proposal.kind, subject: proposal.subjectId };
    await recordAudit(tx, actor, 'proposals.withdraw', { type: 'proposal', id }, facts);
  });
}
