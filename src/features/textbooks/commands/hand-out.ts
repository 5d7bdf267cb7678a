import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockToMove } from '../queries/lock-to-move.ts';
import { updateOrders } from '../queries/orders.ts';
import { isCollector } from '../rules/policy.ts';

/** Records that the collecting body handed the books of an order to its orderer. */
export async function handOut(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockToMove(tx, id, 'DELIVERED', (order) => isCollector(actor, order));
    await updateOrders(tx, [id], 'DELIVERED', { deliveredAt: parts.clock.now() });
    await recordAudit(tx, actor, 'textbooks.hand_out', { type: 'textbook_order', id });
  });
}
