import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOpenCheckout } from '../queries/checkouts.ts';
import { askForPayer } from './ask-for-payer.ts';

/**
 * Closes the open checkout of a group order, or settles it when it was paid; false while its gateway does not
 * answer. No audit: the closing or the payment is recorded.
 */
export async function endOpenCheckout(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<boolean> {
  const checkout = await findOpenCheckout(parts.db, groupOrderId);
  const end = { by: actor, because: 'CANCELLED' } as const;
  return checkout ? askForPayer(parts, checkout, { end }) : true;
}
