import { inTransaction } from '../../../platform/database/index.ts';
import type { SignedMessage } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findVisitByNo } from '../queries/group-visits.ts';
import { insertEvent } from '../queries/order-events.ts';
import { findOrderByNo, lockOrder, markReturned } from '../queries/orders.ts';
import { checkOrder } from './check-order.ts';
import { checkVisit } from './check-visit.ts';

/**
 * The gateway sends a person back. The address alone opens nothing: genuine, it makes us ask at once.
 * Returns the address of the order to show, null when there is none.
 * No audit: what it leads to is recorded where it is done.
 */
export async function receiveReturn(parts: Parts, message: SignedMessage): Promise<string | null> {
  const genuine = parts.paymentGateway?.readReturn(message);
  const order = await findOrderByNo(parts.db, genuine?.orderNo ?? message.out_trade_no ?? '');
  if (!order) return receiveUnit(parts, genuine?.orderNo ?? message.out_trade_no ?? '', !!genuine);
  if (!genuine || order.state !== 'OPEN') return `/orders/${order.id}`;
  await inTransaction(parts.db, async (tx) => {
    const locked = await lockOrder(tx, order.id);
    if (locked.returnedAt || locked.state !== 'OPEN') return;
    const at = parts.clock.now();
    await markReturned(tx, order.id, at);
    await insertEvent(tx, { orderId: order.id, kind: 'RETURNED', at });
  });
  try {
    await checkOrder(parts, order.id, 'RETURN');
  } catch (error) {
    // The page says that we are asking; the active query goes on.
    parts.log.warn({ error, orderId: order.id }, 'the gateway could not be asked on return');
  }
  return `/orders/${order.id}`;
}

/** The same for somebody who paid for his unit. */
async function receiveUnit(
  parts: Parts,
  visitNo: string,
  genuine: boolean,
): Promise<string | null> {
  const visit = await findVisitByNo(parts.db, visitNo);
  if (!visit) return null;
  try {
    if (genuine) await checkVisit(parts, visit.id, { learnedBy: 'RETURN' });
  } catch (error) {
    parts.log.warn({ error, visitId: visit.id }, 'the gateway could not be asked on return');
  }
  return `/group-orders/${visit.groupOrderId}`;
}
