import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  findGroupOrder,
  listGroupLines,
  lockGroupOrder,
  markGroupCancelled,
} from '../queries/group-orders.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { closeOpenOrder } from './close-open-order.ts';
import { endOpenCheckout } from './end-open-checkout.ts';

/**
 * Cancels the unpaid lines of a group order; paid lines stay. An open checkout is closed at the gateway
 * first; false while it does not answer: then nothing changes.
 */
export async function cancelGroupOrder(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<boolean> {
  getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  if (!(await endOpenCheckout(parts, actor, groupOrderId))) return false;
  await inTransaction(parts.db, async (tx) => {
    const group = await lockGroupOrder(tx, groupOrderId);
    if (group.state !== 'OPEN') return;
    for (const line of await listGroupLines(tx, [groupOrderId]))
      if (line.state === 'OPEN') await closeOpenOrder(parts, tx, actor, line.orderId, 'CANCELLED');
    await markGroupCancelled(tx, groupOrderId, parts.clock.now());
    await recordAudit(tx, actor, 'payment.cancel_group', { type: 'group_order', id: group.id });
  });
  return true;
}
