import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findDelivery, markReceived } from '../queries/deliveries.ts';
import { findOrder } from '../queries/orders.ts';
import { isOrderer } from '../rules/policy.ts';

/** Confirms, once, that the orderer received the books of a delivery note; returns the order's id. */
export async function confirmReceipt(parts: Parts, actor: Actor, id: string): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const delivery = await findDelivery(tx, id);
    const order = delivery && (await findOrder(tx, delivery.orderId));
    if (!order || !isOrderer(actor, order)) throw new Refusal('textbooks.not_found');
    const by = { accountId: actor.accountId, at: parts.clock.now() };
    if (await markReceived(tx, id, by))
      await recordAudit(tx, actor, 'textbooks.receive', { type: 'textbook_delivery', id });
    return order.id;
  });
}
