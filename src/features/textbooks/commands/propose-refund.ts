import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type BillReturn, proposeBillReturn } from '../../payment/index.ts';
import { findBill } from '../queries/deliveries.ts';
import { findOrder } from '../queries/orders.ts';
import { mayTakeCash } from '../rules/policy.ts';

/**
 * Proposes to give the money of a paid bill back, or to take back a payment recorded by mistake, for a second
 * clerk of the centre to confirm; returns the proposal. Throws `textbooks.not_found`, and what
 * `proposeBillReturn` throws. No audit: the proposal is recorded.
 */
export async function proposeRefund(
  parts: Parts,
  actor: Officer,
  orderId: string,
  asked: { what: BillReturn; reason: string },
): Promise<string> {
  const order = await findOrder(parts.db, orderId);
  const bill = await findBill(parts.db, orderId);
  if (!order || !bill || !mayTakeCash(actor)) throw new Refusal('textbooks.not_found');
  return proposeBillReturn(parts, actor, bill.billNo, asked);
}
