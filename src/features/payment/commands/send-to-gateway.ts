import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { GatewayId, GatewayOrder } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockCheckout, markSent } from '../queries/checkouts.ts';
import { insertEvent } from '../queries/order-events.ts';
import { type Checkout, isExpired, nextAsk, refOf, subjectOf } from '../rules/checkout.ts';

/**
 * Returns the address where the payer goes on: the gateway's page, or ours (`payPage`) that shows the way
 * there. From now on the gateway is queried about the checkout, even without a notification (Q12). Throws
 * `payment.order_closed` when it cannot be paid any more, `payment.gateway_off` when its gateway is not
 * offered any more.
 */
export async function sendToGateway(
  parts: Parts,
  actor: Actor,
  checkout: Checkout,
  { item, payPage }: { item: string; payPage: string },
): Promise<string> {
  const { id, groupOrderId, billNo, orderIds } = checkout;
  const facts: Refusal['facts'] = billNo
    ? { billNo }
    : groupOrderId
      ? { groupOrderId }
      : { orderId: orderIds[0] ?? '' };
  const gateway = parts.paymentGateways.get(checkout.gateway);
  if (!gateway) throw new Refusal('payment.gateway_off', facts);
  await inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    const locked = await lockCheckout(tx, id);
    if (locked.state !== 'OPEN' || isExpired(locked, at))
      throw new Refusal('payment.order_closed', facts);
    await markSent(tx, id, at, nextAsk({ sentAt: at }, at));
    for (const one of groupOrderId ? [] : orderIds)
      await insertEvent(tx, { orderId: one, kind: 'SENT', at });
    await recordAudit(tx, actor, 'payment.check_out', subjectOf(locked));
  });
  return gateway.payPageUrl(orderAt(parts, checkout, item)) ?? payPage;
}

/** The checkout as its gateway gets it. */
export function orderAt(parts: Parts, checkout: Checkout, item: string): GatewayOrder {
  const { gateway } = checkout;
  return {
    ...refOf(checkout),
    amountFen: checkout.amountFen,
    subject: item,
    expiresAt: checkout.expiresAt,
    returnUrl: `${parts.publicUrl()}${returnPaths[gateway]}${returnQuery(checkout)}`,
    notifyUrl: notificationUrl(parts, gateway),
  };
}

// Alipay adds signed fields to the address, among which nothing else may stand; the others name no order there.
const returnQuery = ({ gateway, checkoutNo }: Checkout) =>
  gateway === 'ALIPAY' ? '' : `?order=${checkoutNo}`;

/** Where a gateway sends its notifications. */
export const notificationUrl = (parts: Parts, gateway: GatewayId) =>
  `${parts.publicUrl()}${notificationPaths[gateway]}`;

/** Alipay's came first and keeps its address. */
export const notificationPaths: Record<GatewayId, string> = {
  ALIPAY: '/gateway/notification',
  WECHATPAY: '/gateway/wechatpay/notification',
  UNIONPAY: '/gateway/unionpay/notification',
};
export const returnPaths: Record<GatewayId, string> = {
  ALIPAY: '/gateway/return',
  WECHATPAY: '/gateway/wechatpay/return',
  UNIONPAY: '/gateway/unionpay/return',
};
