import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findGroupOrder, listGroupLines } from '../queries/group-orders.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { closeOpenOrder } from './close-open-order.ts';

/**
 * Removes one unpaid person from the unit's group order. Throws `payment.group_not_found` for a foreign line.
 * No audit: the closing of the line is recorded.
 */
export async function removePerson(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
  orderId: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    getOwnGroupOrder(actor, await findGroupOrder(tx, groupOrderId));
    const lines = await listGroupLines(tx, [groupOrderId]);
    if (!lines.some((line) => line.orderId === orderId))
      throw new Refusal('payment.group_not_found');
    await closeOpenOrder(parts, tx, actor, orderId, 'TOOK_OUT');
  });
}
