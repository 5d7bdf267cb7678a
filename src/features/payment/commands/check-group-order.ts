import type { Officer } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findOpenCheckout } from '../queries/checkouts.ts';
import { findGroupOrder } from '../queries/group-orders.ts';
import { getOwnGroupOrder } from '../rules/policy.ts';
import { askForPayer } from './ask-for-payer.ts';

/**
 * Asks the gateway about the open checkout of the unit's group order now; false while it does not answer.
 * No audit: what it leads to is recorded where it is done.
 */
export async function checkGroupOrder(
  parts: Parts,
  actor: Officer,
  groupOrderId: string,
): Promise<boolean> {
  getOwnGroupOrder(actor, await findGroupOrder(parts.db, groupOrderId));
  const checkout = await findOpenCheckout(parts.db, groupOrderId);
  return checkout ? askForPayer(parts, checkout) : true;
}
