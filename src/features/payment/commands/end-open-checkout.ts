import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOpenCheckout } from '../queries/checkouts.ts';
import { checkCheckout } from './check-checkout.ts';

/**
 * Ends the open checkout of a group order, or finds that it was paid. Throws
 * `payment.still_checking_group` while the gateway does not answer.
 * No audit: the closing or the payment is recorded.
 */
export async function endOpenCheckout(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<void> {
  const checkout = await findOpenCheckout(parts.db, groupOrderId);
  if (!checkout) return;
  try {
    await checkCheckout(parts, checkout.id, { end: { by: actor, because: 'CANCELLED' } });
  } catch (error) {
    parts.log.warn({ error, checkoutId: checkout.id }, 'the gateway did not close a checkout');
    throw new Refusal('payment.still_checking_group', { groupOrderId });
  }
}
