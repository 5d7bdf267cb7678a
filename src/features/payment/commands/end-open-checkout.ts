import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOpenCheckout } from '../queries/checkouts.ts';
import { checkForPayer } from './check-for-payer.ts';

/**
 * Closes the open checkout of a group order, or settles it when it was paid. Throws
 * `payment.still_checking_group`. No audit: the closing or the payment is recorded.
 */
export async function endOpenCheckout(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<void> {
  const checkout = await findOpenCheckout(parts.db, groupOrderId);
  const end = { by: actor, because: 'CANCELLED' } as const;
  if (checkout) await checkForPayer(parts, checkout, { end });
}
