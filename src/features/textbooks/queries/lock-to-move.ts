import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { mayFollow, type OrderState, type TextbookOrder } from '../rules/textbook.ts';
import { lockOrder } from './orders.ts';

/**
 * The order, locked, that may become `to`. Throws `textbooks.not_found` for an order the actor may not
 * change (`may`), `textbooks.too_late` when its state does not allow it.
 */
export async function lockToMove(
  tx: Tx,
  id: string,
  to: OrderState,
  may: (order: TextbookOrder) => boolean,
): Promise<TextbookOrder> {
  const order = await lockOrder(tx, id);
  if (!order || !may(order)) throw new Refusal('textbooks.not_found');
  if (!mayFollow(order.state, to)) throw new Refusal('textbooks.too_late');
  return order;
}
