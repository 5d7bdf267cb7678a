import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { endBillCheckout, withdrawBill } from '../../payment/index.ts';
import { cancelBill, findBill } from '../queries/deliveries.ts';
import { lockToMove } from '../queries/lock-to-move.ts';
import { listCollected, listLines, updateOrders } from '../queries/orders.ts';
import { lockTitles, moveStock } from '../queries/titles.ts';
import { fulfils, isOrderer } from '../rules/policy.ts';

/**
 * Cancels an order: the orderer before the centre accepted it, the centre before the first delivery. The
 * orders collected in it are PLACED again, its reserved books are released and its unpaid bill cancelled; what is
 * paid online for it meanwhile goes back. Money already paid is given back by two persons (`proposeRefund`).
 * Throws `textbooks.too_late`.
 */
export async function cancelOrder(
  parts: Parts,
  actor: Actor,
  id: string,
  reason: string,
): Promise<void> {
  const bill = fulfils(actor) ? await findBill(parts.db, id) : undefined;
  if (bill && !bill.paidAt) await endBillCheckout(parts, actor, bill.billNo);
  await inTransaction(parts.db, async (tx) => {
    const order = await lockToMove(
      tx,
      id,
      'CANCELLED',
      (found) => isOrderer(actor, found) || (fulfils(actor) && found.collectorId === null),
    );
    if (order.state === 'ACCEPTED') {
      const lines = (await listLines(tx, [id])).get(id) ?? [];
      if (!fulfils(actor) || lines.some(({ delivered }) => delivered > 0))
        throw new Refusal('textbooks.too_late');
      await lockTitles(
        tx,
        lines.map(({ titleId }) => titleId),
      );
      for (const line of lines) await moveStock(tx, line.titleId, { reserved: -line.quantity });
      const bill = await findBill(tx, id);
      await cancelBill(tx, id, parts.clock.now());
      if (bill) await withdrawBill(parts, tx, bill.billNo);
    }
    const children = await listCollected(tx, id);
    await updateOrders(
      tx,
      children.map((child) => child.id),
      'PLACED',
      { collectedInto: null },
    );
    await updateOrders(tx, [id], 'CANCELLED', { cancelledBecause: reason });
    await recordAudit(tx, actor, 'textbooks.cancel', { type: 'textbook_order', id }, { reason });
  });
}
