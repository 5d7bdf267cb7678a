import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Checkout } from '../rules/checkout.ts';
import { checkCheckout } from './check-checkout.ts';

type Waiting = Pick<Checkout, 'id' | 'groupOrderId' | 'orderIds'>;

/**
 * `checkCheckout` for a person who waits for the result; false while the gateway does not answer.
 * No audit: the closing or the payment is recorded.
 */
export async function askForPayer(
  parts: Parts,
  { id }: Pick<Waiting, 'id'>,
  how?: Parameters<typeof checkCheckout>[2],
): Promise<boolean> {
  try {
    await checkCheckout(parts, id, how);
    return true;
  } catch (error) {
    parts.log.warn({ error, checkoutId: id }, 'the gateway could not be asked');
    return false;
  }
}

/**
 * The same where nothing can go on without the answer: throws `payment.still_checking`, for a group order
 * `payment.still_checking_group`, while the gateway does not answer.
 * No audit: the closing or the payment is recorded.
 */
export async function checkForPayer(
  parts: Parts,
  checkout: Waiting,
  how?: Parameters<typeof checkCheckout>[2],
): Promise<void> {
  if (await askForPayer(parts, checkout, how)) return;
  const { groupOrderId, orderIds } = checkout;
  throw groupOrderId
    ? new Refusal('payment.still_checking_group', { groupOrderId })
    : new Refusal('payment.still_checking', { orderId: orderIds[0] ?? '' });
}
