import type { Parts } from '../../../platform/parts.ts';
import { takeDueCheckouts } from '../queries/checkouts.ts';
import { type Checkout, isAbandoned } from '../rules/checkout.ts';
import { checkCheckout } from './check-checkout.ts';
import { closeHere } from './close-here.ts';

const batch = 20;

/**
 * Asks the gateway about every open checkout that is due, until it is settled, closed, or a day past its
 * end (Q12). Safe to run in many processes.
 * No audit: what it leads to is recorded where it is done.
 */
export async function checkDueCheckouts(parts: Parts): Promise<void> {
  const due = await takeDueCheckouts(parts.db, parts.clock.now(), batch);
  // At once: a silent gateway must not delay the others.
  await Promise.all(due.map((checkout) => checkOne(parts, checkout)));
}

async function checkOne(parts: Parts, checkout: Checkout): Promise<void> {
  try {
    await checkCheckout(parts, checkout.id);
  } catch (error) {
    parts.log.warn({ error, checkoutId: checkout.id }, 'the gateway could not be asked');
    if (isAbandoned(checkout, parts.clock.now()))
      await closeHere(parts, 'SYSTEM', checkout.id, 'EXPIRED');
  }
}
