import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { lockTransfer } from '../queries/transfers.ts';
import type { Transfer } from '../rules/transfer.ts';

/**
 * Locks an open transfer request to the learner. Throws `roster.transfer_not_found`,
 * `roster.transfer_answered`.
 */
export async function lockTransferRequest(tx: Tx, actor: Learner, id: string): Promise<Transfer> {
  const transfer = await lockTransfer(tx, id);
  if (!transfer || transfer.accountId !== actor.accountId)
    throw new Refusal('roster.transfer_not_found');
  if (transfer.state !== 'ASKED') throw new Refusal('roster.transfer_answered');
  return transfer;
}
