import type { Parts } from '../../../platform/parts.ts';
import { claimDueOrders } from '../queries/orders.ts';
import { isAbandoned, type Order } from '../rules/order.ts';
import { checkOrder } from './check-order.ts';
import { closeHere } from './close-order.ts';

const batch = 20;

/**
 * The active query: asks about every open order that is due, until it is settled, closed, or a day
 * past its end (Q12). Safe to run in many processes.
 * No audit: what it leads to is recorded where it is done.
 */
export async function checkDueOrders(parts: Parts): Promise<void> {
  const due = await claimDueOrders(parts.db, parts.clock.now(), batch);
  // All at once: one that waits for a silent gateway must not keep the others waiting.
  await Promise.all(due.map((order) => checkOne(parts, order)));
}

async function checkOne(parts: Parts, order: Order): Promise<void> {
  try {
    await checkOrder(parts, order.id);
  } catch (error) {
    parts.log.warn({ error, orderId: order.id }, 'the gateway could not be asked');
    if (isAbandoned(order, parts.clock.now()))
      await closeHere(parts, 'SYSTEM', order.id, 'EXPIRED');
  }
}
