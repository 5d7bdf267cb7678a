import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateDecision } from '../queries/proposals.ts';
import { takeProposal } from './take-proposal.ts';

/** Refuses a proposal as a second officer, with a reason; nothing changes. Throws as `takeProposal` does. */
export async function refuseProposal(
  { db, clock }: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const now = clock.now();
    const { kind, subjectId } = await takeProposal(tx, actor, id, now);
    await updateDecision(tx, id, { state: 'REFUSED', by: actor.accountId, at: now, reason });
    const facts = { kind, subject: subjectId, reason };
    await recordAudit(tx, actor, 'proposals.refuse', { type: 'proposal', id }, facts);
  });
}
