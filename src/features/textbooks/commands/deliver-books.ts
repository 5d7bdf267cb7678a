import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertDelivery } from '../queries/deliveries.ts';
import { addDelivered, listLines, lockOrder, updateOrders } from '../queries/orders.ts';
import { insertStockChange, lockTitles, moveStock } from '../queries/titles.ts';
import { fulfils } from '../rules/policy.ts';
import { type Copies, openLines, sumCopies } from '../rules/textbook.ts';

/**
 * Delivers some or all books of an accepted order with a delivery note and returns the note's id; the last
 * delivery completes the order. Throws `textbooks.too_many` for more than is still to be delivered.
 */
export async function deliverBooks(
  parts: Parts,
  actor: Officer,
  id: string,
  wanted: readonly Copies[],
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const order = await lockOrder(tx, id);
    if (!order || !fulfils(actor)) throw new Refusal('textbooks.not_found');
    if (order.state !== 'ACCEPTED') throw new Refusal('textbooks.too_late');
    const copies = sumCopies(wanted);
    await checkOpen(tx, id, copies);
    await lockTitles(
      tx,
      copies.map(({ titleId }) => titleId),
    );
    for (const one of copies) await issueCopies(tx, actor, order.orderNo, id, one);
    const deliveryId = await insertDelivery(tx, { orderId: id, madeBy: actor.accountId, copies });
    const rest = openLines((await listLines(tx, [id])).get(id) ?? []);
    if (rest.length === 0)
      await updateOrders(tx, [id], 'DELIVERED', { deliveredAt: parts.clock.now() });
    const facts = { deliveryId, titles: copies.length, rest: rest.length };
    await recordAudit(tx, actor, 'textbooks.deliver', { type: 'textbook_order', id }, facts);
    return deliveryId;
  });
}

async function checkOpen(tx: Tx, id: string, copies: readonly Copies[]): Promise<void> {
  const lines = (await listLines(tx, [id])).get(id) ?? [];
  for (const { titleId, quantity } of copies) {
    const line = lines.find((one) => one.titleId === titleId);
    if (!line || line.quantity - line.delivered < quantity)
      throw new Refusal('textbooks.too_many', { name: line?.name ?? '' });
  }
}

async function issueCopies(
  tx: Tx,
  actor: Officer,
  orderNo: string,
  orderId: string,
  { titleId, quantity }: Copies,
): Promise<void> {
  await moveStock(tx, titleId, { onHand: -quantity, reserved: -quantity });
  await addDelivered(tx, orderId, { titleId, quantity });
  await insertStockChange(tx, {
    titleId,
    kind: 'DELIVERY',
    quantity: -quantity,
    reason: `订单 ${orderNo}`,
    changedBy: actor.accountId,
  });
}
