import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findCheckout, markAsked } from '../queries/checkouts.ts';
import { isExpired, nextAsk, refOf } from '../rules/checkout.ts';
import type { ClosedBecause } from '../rules/order.ts';
import type { LearnedBy } from '../rules/payment.ts';
import { closeCheckout } from './close-checkout.ts';
import { closeHere } from './close-here.ts';
import { settleTrade } from './settle-trade.ts';

/**
 * Asks the gateway about an open checkout and acts on the answer: settles it, or closes it when its time
 * is over or the payer cancels it (`end`; Q12). Throws when the gateway does not answer.
 * No audit: what it leads to is recorded where it is done.
 */
export async function checkCheckout(
  parts: Parts,
  checkoutId: string,
  {
    learnedBy = 'QUERY',
    end,
  }: { learnedBy?: LearnedBy; end?: { by: ActorOrSystem; because: ClosedBecause } } = {},
): Promise<void> {
  const { db, clock } = parts;
  const checkout = await findCheckout(db, checkoutId);
  if (checkout?.state !== 'OPEN') return;
  const gateway = parts.paymentGateways.get(checkout.gateway);
  // Never sent to the gateway, or that is switched off: there is nothing to ask.
  if (end && !(gateway && checkout.sentAt))
    return closeHere(parts, end.by, checkoutId, end.because);
  if (!gateway) throw new Error(`no gateway to ask: ${checkout.gateway}`);
  const now = clock.now();
  await markAsked(db, checkoutId, { at: now, next: nextAsk(checkout, now) });
  const trade = await gateway.query(refOf(checkout));
  const outcome =
    trade?.state === 'PAID' && (await settleTrade(parts, gateway.id, trade, learnedBy));
  if (outcome && outcome !== 'WRONG_AMOUNT') return;
  const over = trade?.state === 'CLOSED' || trade?.state === 'REFUNDED';
  if (!over && !end && !isExpired(checkout, now)) return;
  const { by, because } = end ?? { by: 'SYSTEM' as const, because: 'EXPIRED' as const };
  await closeCheckout(parts, gateway, by, checkout, { because, trade, learnedBy });
}
