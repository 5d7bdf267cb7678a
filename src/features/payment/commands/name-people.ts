import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findGroupOrder, lockGroupOrder, updateNamed } from '../queries/group-orders.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';

/**
 * Names the people the unit's next transfer is for, when it covers only a part of the list (E21). With
 * nobody named it is for all. Foreign or paid lines are ignored.
 */
export async function namePeople(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
  orderIds: readonly string[],
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    getOwnGroupOrder(actor, await findGroupOrder(tx, groupOrderId));
    await lockGroupOrder(tx, groupOrderId);
    await updateNamed(tx, groupOrderId, orderIds, parts.clock.now());
    const subject = { type: 'group_order', id: groupOrderId };
    await recordAudit(tx, actor, 'payment.name_people', subject, { people: orderIds.length });
  });
}
