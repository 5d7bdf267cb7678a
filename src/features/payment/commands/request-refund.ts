import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getOwnOrder } from '../queries/orders.ts';
import { openRefund } from './open-refund.ts';

/**
 * Requests the refund of the learner's own order before study began, and returns its id (E20, Q14).
 * Throws what `openRefund` throws, and `payment.unit_pays` for a line of a group order.
 */
export async function requestRefund(
  parts: Parts,
  actor: Learner,
  orderId: string,
  reason: string,
): Promise<string> {
  const order = await getOwnOrder(parts.db, actor, orderId);
  // The money is the unit's: the unit asks for it.
  if (order.channel === 'GROUP') throw new Refusal('payment.unit_pays');
  return openRefund(parts, actor, order, { reason, text: `学员申请退费：${reason}` });
}
