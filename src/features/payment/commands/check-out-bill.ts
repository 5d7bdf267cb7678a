import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findPaymentOfBill } from '../queries/bill-payments.ts';
import { findOpenCheckoutOfBill, insertBill, lockBill } from '../queries/bills.ts';
import { findCheckout, insertCheckout } from '../queries/checkouts.ts';
import { nextNumber } from '../queries/orders.ts';
import type { Bill } from '../rules/bill.ts';
import { type Checkout, expiryOf, isExpired } from '../rules/checkout.ts';
import { chooseGateway } from '../rules/gateway.ts';
import { askForPayer } from './ask-for-payer.ts';
import { sendToGateway } from './send-to-gateway.ts';

/**
 * Returns the address where the payer of a bill goes on: the gateway's page or ours. The same checkout while
 * it is open for that gateway, otherwise the older one is closed there first; null while that gateway does not
 * answer. Throws `payment.bill_online_unavailable`, `payment.bill_settled`.
 */
export async function checkOutBill(
  parts: Parts,
  actor: Actor,
  bill: Bill,
  chosen?: GatewayId,
): Promise<string | null> {
  const gateway = chooseGateway(parts.paymentGateways, chosen);
  const { billNo, item } = bill;
  if (!gateway) throw new Refusal('payment.bill_online_unavailable', { billNo });
  const checkout = await getCheckout(parts, actor, bill, gateway);
  if (!checkout) return null;
  return sendToGateway(parts, actor, checkout, { item, payPage: `/bills/${billNo}/pay` });
}

async function getCheckout(
  parts: Parts,
  actor: Actor,
  bill: Bill,
  gateway: GatewayId,
): Promise<Checkout | null> {
  const older = await findOpenCheckoutOfBill(parts.db, bill.billNo);
  if (older?.gateway === gateway && !isExpired(older, parts.clock.now())) return older;
  const end = { by: actor, because: 'CANCELLED' } as const;
  if (older && !(await askForPayer(parts, older, { end }))) return null;
  const id = await openCheckout(parts, actor, bill, gateway);
  // Null: a concurrent request opened one.
  const checkout = id
    ? await findCheckout(parts.db, id)
    : await findOpenCheckoutOfBill(parts.db, bill.billNo);
  return checkout ?? null;
}

async function openCheckout(
  parts: Parts,
  actor: Actor,
  bill: Bill,
  gateway: GatewayId,
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const { billNo, amountFen } = bill;
    await insertBill(tx, bill);
    const held = await lockBill(tx, billNo);
    // What was closed a moment ago may have turned out to be paid.
    if (held?.withdrawnAt || (await findPaymentOfBill(tx, billNo)))
      throw new Refusal('payment.bill_settled', { billNo });
    const at = parts.clock.now();
    const subject = { type: 'bill', id: billNo };
    await recordAudit(tx, actor, 'payment.open_checkout', subject, { amountFen, gateway });
    return insertCheckout(tx, {
      checkoutNo: await nextNumber(tx, `${billNo}-`, 'group_order_numbers'),
      gateway,
      groupOrderId: null,
      billNo,
      orderIds: [],
      amountFen,
      expiresAt: expiryOf(at),
      createdBy: actor.accountId,
      at,
    });
  });
}
