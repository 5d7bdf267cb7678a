import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findCheckoutOfOrder } from '../queries/checkouts.ts';
import { getOwnOrder } from '../queries/orders.ts';
import { askForPayer } from './ask-for-payer.ts';

/**
 * Cancels an unpaid order of the learner; one paid meanwhile stays, and its page shows so. False while the
 * gateway does not answer: then nothing changes. No audit: the closing itself is recorded.
 */
export async function cancelOrder(parts: Parts, actor: Learner, orderId: string): Promise<boolean> {
  const order = await getOwnOrder(parts.db, actor, orderId);
  if (order.channel === 'GROUP') throw new Refusal('payment.unit_pays');
  const checkout = await findCheckoutOfOrder(parts.db, orderId);
  if (!checkout) return true;
  return askForPayer(parts, checkout, { end: { by: actor, because: 'CANCELLED' } });
}
