import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getOnlyOrganisation } from '../../organisations/index.ts';
import { checkOutBill } from '../../payment/index.ts';
import { findBill } from '../queries/deliveries.ts';
import { findOrder } from '../queries/orders.ts';
import { isOrderer } from '../rules/policy.ts';
import { billFacts } from '../rules/textbook.ts';

/**
 * Returns the address where the orderer pays the bill of an order online, apart from any fee (N11); null while the
 * gateway does not answer. Throws `textbooks.not_found`, `textbooks.paid_already`, and what `checkOutBill` throws.
 * No audit: the checkout is recorded.
 */
export async function payOnline(
  parts: Parts,
  actor: Actor,
  orderId: string,
  gateway: GatewayId | undefined,
): Promise<string | null> {
  const order = await findOrder(parts.db, orderId);
  const bill = await findBill(parts.db, orderId);
  if (!order || !bill || bill.cancelledAt || !isOrderer(actor, order))
    throw new Refusal('textbooks.not_found');
  if (bill.paidAt) throw new Refusal('textbooks.paid_already');
  const { id: organisationId } = await getOnlyOrganisation(parts.db, 'TRAINING_CENTRE');
  return checkOutBill(parts, actor, { ...billFacts(order, bill), organisationId }, gateway);
}
