import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Checkout } from '../rules/checkout.ts';
import { checkCheckout } from './check-checkout.ts';

/**
 * `checkCheckout` for a person who waits for the result. Throws `payment.still_checking`, for a group
 * order `payment.still_checking_group`, while the gateway does not answer.
 * No audit: the closing or the payment is recorded.
 */
export async function checkForPayer(
  parts: Parts,
  { id, groupOrderId, orderIds }: Pick<Checkout, 'id' | 'groupOrderId' | 'orderIds'>,
  how?: Parameters<typeof checkCheckout>[2],
): Promise<void> {
  try {
    await checkCheckout(parts, id, how);
  } catch (error) {
    parts.log.warn({ error, checkoutId: id }, 'the gateway could not be asked');
    throw groupOrderId
      ? new Refusal('payment.still_checking_group', { groupOrderId })
      : new Refusal('payment.still_checking', { orderId: orderIds[0] ?? '' });
  }
}
