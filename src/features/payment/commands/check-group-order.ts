import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOpenCheckout } from '../queries/checkouts.ts';
import { findGroupOrder } from '../queries/group-orders.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { checkForPayer } from './check-for-payer.ts';

/**
 * Asks the gateway about the open checkout of the unit's group order now. Throws
 * `payment.still_checking_group`. No audit: what it leads to is recorded where it is done.
 */
export async function checkGroupOrder(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<void> {
  getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  const checkout = await findOpenCheckout(parts.db, groupOrderId);
  if (checkout) await checkForPayer(parts, checkout);
}
