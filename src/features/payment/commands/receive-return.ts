import { inTransaction } from '../../../platform/database/index.ts';
import type { GatewayId, SignedMessage } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findCheckoutByNo, lockCheckout, markReturned } from '../queries/checkouts.ts';
import { insertEvent } from '../queries/order-events.ts';
import { type Checkout, pageOf } from '../rules/checkout.ts';
import { checkCheckout } from './check-checkout.ts';

/**
 * Handles the return of a payer from the gateway and returns the address of their order, null when there
 * is none; `order` is the number in our own part of the address. The address alone opens nothing: a genuine one makes us ask the gateway at once.
 * No audit: what it leads to is recorded where it is done.
 */
export async function receiveReturn(
  parts: Parts,
  gateway: GatewayId,
  { message, order }: { message: SignedMessage; order: string | undefined },
): Promise<string | null> {
  const genuine = parts.paymentGateways.get(gateway)?.readReturn(message);
  const checkoutNo = genuine?.orderNo ?? order ?? message.out_trade_no ?? '';
  const checkout = await findCheckoutByNo(parts.db, checkoutNo);
  if (!checkout) return null;
  const { id, state } = checkout;
  const page = pageOf(checkout);
  if (!genuine || state !== 'OPEN' || checkout.gateway !== gateway) return page;
  await recordReturn(parts, checkout);
  try {
    await checkCheckout(parts, id, { learnedBy: 'RETURN' });
  } catch (error) {
    // The page shows that it is being checked; the recurring query goes on.
    parts.log.warn({ error, checkoutId: id }, 'the gateway could not be asked on return');
  }
  return page;
}

async function recordReturn(parts: Parts, { id, groupOrderId, orderIds }: Checkout): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const locked = await lockCheckout(tx, id);
    if (locked.returnedAt || locked.state !== 'OPEN') return;
    const at = parts.clock.now();
    await markReturned(tx, id, at);
    if (groupOrderId) return;
    for (const orderId of orderIds) await insertEvent(tx, { orderId, kind: 'RETURNED', at });
  });
}
