import type { Parts } from '../../../platform/parts.ts';
import { checkCheckout } from './check-checkout.ts';

/**
 * `checkCheckout` for a person who waits for the result; false while the gateway does not answer.
 * No audit: the closing or the payment is recorded.
 */
export async function askForPayer(
  parts: Parts,
  { id }: { id: string },
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
