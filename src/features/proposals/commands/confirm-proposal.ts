import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Contributions, ForProposals } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateDecision } from '../queries/proposals.ts';
import { endOf, proposalEnded } from '../rules/events.ts';
import type { Proposal } from '../rules/proposal.ts';
import { takeProposal } from './take-proposal.ts';

/**
 * Confirms a proposal as a second officer and makes its change in the same transaction; returns it. Throws as
 * `takeProposal` does, and what the owner of the kind refuses.
 */
export function confirmProposal(
  parts: Parts,
  contributed: ForProposals & Pick<Contributions, 'proposalKinds'>,
  actor: Officer,
  id: string,
): Promise<Proposal> {
  return inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    const proposal = await takeProposal(tx, actor, id, now);
    const owner = contributed.proposalKinds.find(({ kind }) => kind === proposal.kind);
    if (!owner) throw new Error(`no feature applies proposals of kind ${proposal.kind}`);
    const { kind, subjectId, change, reason, proposedBy, bodyId } = proposal;
    await updateDecision(tx, id, {
      state: 'CONFIRMED',
      by: actor.accountId,
      at: now,
      reason: null,
    });
    await recordAudit(
      tx,
      actor,
      'proposals.confirm',
      { type: 'proposal', id },
      {
        kind,
        subject: subjectId,
        proposedBy,
      },
    );
    const confirmed = { id, subjectId, change, reason, proposedBy, bodyId, actor };
    await owner.apply(parts, tx, confirmed, contributed);
    await parts.jobs.publish(tx, proposalEnded, endOf(proposal, 'CONFIRMED'));
    return proposal;
  });
}
