import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockTransfer, updateTransfer } from '../queries/transfers.ts';
import { membershipOf } from '../rules/body-membership.ts';

/** Withdraws a request before it was answered. */
export async function withdrawTransferRequest(
  parts: Parts,
  actor: Officer,
  id: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const transfer = await lockTransfer(tx, id);
    if (!transfer || transfer.toOrganisationId !== membershipOf(actor).organisationId)
      throw new Refusal('roster.transfer_not_found');
    if (transfer.state !== 'ASKED') throw new Refusal('roster.transfer_answered');
    await updateTransfer(tx, id, { state: 'WITHDRAWN', closedAt: parts.clock.now() });
    await recordAudit(tx, actor, 'roster.withdraw_transfer_request', { type: 'transfer', id });
  });
}
