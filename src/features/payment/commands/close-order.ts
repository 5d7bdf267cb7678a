import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { GatewayTrade, PaymentGateway } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertEvent } from '../queries/order-events.ts';
import { lockOrder, markClosed } from '../queries/orders.ts';
import type { ClosedBecause, LearnedBy, Order } from '../rules/order.ts';
import { settleOrder } from './settle-order.ts';

/**
 * Closes an unpaid order, at the gateway first, so that nobody can pay it afterwards. When it turns
 * out that somebody paid, the payment is settled instead. Throws when the gateway does not answer.
 */
export async function closeUnpaid(
  parts: Parts,
  gateway: PaymentGateway,
  actor: ActorOrSystem,
  order: Order,
  how: { because: ClosedBecause; trade: GatewayTrade | null; learnedBy: LearnedBy },
): Promise<void> {
  const over = how.trade?.state === 'CLOSED' || how.trade?.state === 'REFUNDED';
  if (!over && !(await gateway.close(order.orderNo))) {
    const trade = await gateway.query(order.orderNo);
    // Money of a wrong amount settles nothing: the order closes, the reconciliation shows the money.
    const outcome = trade?.state === 'PAID' && (await settleOrder(parts, trade, how.learnedBy));
    if (outcome && outcome !== 'WRONG_AMOUNT') return;
  }
  await closeHere(parts, actor, order.id, how.because);
}

/** Closes the order in our books only: a payment that still comes in goes back by itself. */
export async function closeHere(
  parts: Parts,
  actor: ActorOrSystem,
  orderId: string,
  because: ClosedBecause,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order.state !== 'OPEN') return;
    const at = parts.clock.now();
    await markClosed(tx, orderId, because, at);
    await insertEvent(tx, { orderId, kind: 'CLOSED', facts: { because }, at });
    await recordAudit(
      tx,
      actor,
      'payment.close_order',
      { type: 'order', id: orderId },
      { because },
    );
  });
}
