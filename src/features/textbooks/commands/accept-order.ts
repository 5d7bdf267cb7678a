import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertBill } from '../queries/deliveries.ts';
import { lockToMove } from '../queries/lock-to-move.ts';
import { listLines, updateOrders } from '../queries/orders.ts';
import { lockTitles, moveStock } from '../queries/titles.ts';
import { fulfils } from '../rules/policy.ts';

/**
 * Accepts an order: reserves its books and issues the bill. Throws `textbooks.out_of_stock` with the title
 * that is short; then nothing is reserved.
 */
export async function acceptOrder(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const order = await lockToMove(
      tx,
      id,
      'ACCEPTED',
      (found) => fulfils(actor) && found.collectorId === null,
    );
    const lines = (await listLines(tx, [id])).get(id) ?? [];
    const titles = await lockTitles(
      tx,
      lines.map(({ titleId }) => titleId),
    );
    for (const line of lines) {
      const title = titles.find((one) => one.id === line.titleId);
      const free = title ? title.onHand - title.reserved : 0;
      if (free < line.quantity)
        throw new Refusal('textbooks.out_of_stock', {
          name: line.name,
          short: line.quantity - free,
        });
      await moveStock(tx, line.titleId, { reserved: line.quantity });
    }
    await updateOrders(tx, [id], 'ACCEPTED', { acceptedAt: parts.clock.now() });
    const billNo = `B${order.orderNo.slice(1)}`;
    await insertBill(tx, { orderId: id, billNo, amountFen: order.amountFen });
    const facts = { billNo, amountFen: order.amountFen };
    await recordAudit(tx, actor, 'textbooks.accept', { type: 'textbook_order', id }, facts);
  });
}
