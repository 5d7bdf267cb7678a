import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockEnrolment } from '../../enrolment/index.ts';
import { insertEvent } from '../queries/order-events.ts';
import { findOrder, lockOrder, markOrderClosed } from '../queries/orders.ts';
import type { ClosedBecause } from '../rules/order.ts';

/**
 * Closes an unpaid order; a line leaves its group order, whose sum decreases. Money that still comes
 * through the gateway counts order by order; of a bank transfer it stays unused. Returns false when the
 * order is paid or closed.
 */
export async function closeOpenOrder(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  orderId: string,
  because: ClosedBecause,
): Promise<boolean> {
  const known = await findOrder(tx, orderId);
  if (!known) return false;
  await lockEnrolment(tx, known.enrolmentId);
  const order = await lockOrder(tx, orderId);
  if (order.state !== 'OPEN') return false;
  const at = parts.clock.now();
  await markOrderClosed(tx, orderId, because, at);
  await insertEvent(tx, { orderId, kind: 'CLOSED', facts: { because }, at });
  const subject = { type: 'order', id: orderId };
  await recordAudit(tx, actor, 'payment.close_order', subject, { because });
  return true;
}
