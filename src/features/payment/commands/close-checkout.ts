import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { GatewayTrade, PaymentGateway } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Checkout, refOf } from '../rules/checkout.ts';
import type { ClosedBecause } from '../rules/order.ts';
import type { LearnedBy } from '../rules/payment.ts';
import { closeHere } from './close-here.ts';
import { settleTrade } from './settle-trade.ts';

/**
 * Closes an unpaid checkout, at the gateway first, so that it cannot be paid afterwards. If it turns out
 * to be paid, the payment is settled instead. Throws when the gateway does not answer.
 */
export async function closeCheckout(
  parts: Parts,
  gateway: PaymentGateway,
  actor: ActorOrSystem,
  checkout: Checkout,
  how: { because: ClosedBecause; trade: GatewayTrade | null; learnedBy: LearnedBy },
): Promise<void> {
  const over = how.trade?.state === 'CLOSED' || how.trade?.state === 'REFUNDED';
  if (!over && !(await gateway.close(refOf(checkout)))) {
    const trade = await gateway.query(refOf(checkout));
    // Money of a wrong amount settles nothing: the checkout closes, the reconciliation shows the money.
    const outcome =
      trade?.state === 'PAID' && (await settleTrade(parts, gateway.id, trade, how.learnedBy));
    if (outcome && outcome !== 'WRONG_AMOUNT') return;
  }
  await closeHere(parts, actor, checkout.id, how.because);
}
