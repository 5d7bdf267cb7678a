import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockCheckout, markSent } from '../queries/checkouts.ts';
import { insertEvent } from '../queries/order-events.ts';
import { type Checkout, isExpired, nextAsk, subjectOf } from '../rules/checkout.ts';

/**
 * Returns the address of the gateway where a checkout is paid. From now on the gateway is queried about it,
 * even without a notification (Q12). Throws `payment.order_closed` when it cannot be paid any more.
 */
export async function sendToGateway(
  parts: Parts,
  actor: Actor,
  { id, groupOrderId, orderIds, ...checkout }: Checkout,
  item: string,
): Promise<string> {
  const gateway = parts.paymentGateway;
  if (!gateway) throw new Error('no payment gateway to send to');
  await inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    const locked = await lockCheckout(tx, id);
    if (locked.state !== 'OPEN' || isExpired(locked, now))
      throw new Refusal('payment.order_closed', { orderId: orderIds[0] ?? '' });
    await markSent(tx, id, now, nextAsk(0, now));
    for (const orderId of groupOrderId ? [] : orderIds)
      await insertEvent(tx, { orderId, kind: 'SENT', at: now });
    await recordAudit(tx, actor, 'payment.check_out', subjectOf(locked));
  });
  return gateway.payPageUrl({
    orderNo: checkout.checkoutNo,
    amountFen: checkout.amountFen,
    subject: item,
    expiresAt: checkout.expiresAt,
    returnUrl: `${parts.publicUrl()}/gateway/return`,
    notifyUrl: `${parts.publicUrl()}/gateway/notification`,
  });
}
