import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockCheckout, markCheckoutClosed } from '../queries/checkouts.ts';
import { subjectOf } from '../rules/checkout.ts';
import type { ClosedBecause } from '../rules/order.ts';
import { closeOpenOrder } from './close-open-order.ts';

/**
 * Closes the checkout in our books only; a later payment counts order by order. A learner's order ends
 * with its checkout, the lines of a group order and bills stay.
 */
export async function closeHere(
  parts: Parts,
  actor: ActorOrSystem,
  checkoutId: string,
  because: ClosedBecause,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const checkout = await lockCheckout(tx, checkoutId);
    const { state, groupOrderId, billNo, checkoutNo, orderIds } = checkout;
    if (state !== 'OPEN') return;
    await markCheckoutClosed(tx, checkoutId);
    if (groupOrderId || billNo) {
      const subject = subjectOf(checkout);
      await recordAudit(tx, actor, 'payment.close_checkout', subject, { checkoutNo });
    } else for (const id of orderIds) await closeOpenOrder(parts, tx, actor, id, because);
  });
}
