import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findGroupOrder } from '../queries/group-orders.ts';
import { findOrder } from '../queries/orders.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { openRefund } from './open-refund.ts';

/**
 * Requests, for the unit, the refund of one line of its group order before that person began to study,
 * and returns its id (E20). Throws `payment.group_not_found` and what `openRefund` throws.
 */
export async function requestLineRefund(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
  { orderId, reason }: { orderId: string; reason: string },
): Promise<string> {
  getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  const line = await findOrder(parts.db, orderId);
  if (line?.groupOrderId !== groupOrderId) throw new Refusal('payment.group_not_found');
  return openRefund(parts, actor, line, { reason, text: `单位申请退费：${reason}` });
}
