import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateApproval } from '../queries/organisations.ts';

/**
 * Decides whether a unit of the city or the central state may endorse its own staff (N26). Throws
 * `organisations.approval_decided` when it was decided before.
 */
export async function decideApproval(
  parts: Parts,
  actor: Officer,
  organisationId: string,
  approval: 'APPROVED' | 'REJECTED',
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (!(await updateApproval(tx, organisationId, approval)))
      throw new Refusal('organisations.approval_decided');
    const subject = { type: 'organisation', id: organisationId };
    await recordAudit(tx, actor, 'organisations.decide_approval', subject, { approval });
  });
}
