import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment, markRefundAsked } from '../../enrolment/index.ts';
import { updateOrderState } from '../queries/orders.ts';
import {
  insertRefundEvent,
  listRefundsOfOrder,
  lockRefund,
  updateRefund,
} from '../queries/refunds.ts';
import type { Order } from '../rules/order.ts';

/** Withdraws the undecided request for a refund of an order; false when there is none (any more). */
export async function endRefundRequest(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  { id: orderId, enrolmentId }: Pick<Order, 'id' | 'enrolmentId'>,
  text: string,
): Promise<boolean> {
  await lockEnrolment(tx, enrolmentId);
  const asked = (await listRefundsOfOrder(tx, orderId)).find(({ state }) => state === 'REQUESTED');
  if (!asked) return false;
  const refund = await lockRefund(tx, asked.id);
  const at = parts.clock.now();
  await updateRefund(tx, refund.id, { state: 'WITHDRAWN', settledAt: at });
  await updateOrderState(tx, orderId, 'PAID');
  await markRefundAsked(tx, enrolmentId, null);
  await insertRefundEvent(tx, { refundId: refund.id, state: 'WITHDRAWN', text, at });
  await recordAudit(tx, actor, 'payment.withdraw_refund', { type: 'order', id: orderId });
  return true;
}
