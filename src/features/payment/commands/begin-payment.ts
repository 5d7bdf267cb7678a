import type { Payer, PayStep } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Checkout, isExpired } from '../rules/checkout.ts';
import { orderAt } from './send-to-gateway.ts';

/**
 * Returns what the payer of a checkout does next at its gateway. OVER: it cannot be paid any more, or was
 * never sent there; SILENT: the gateway did not answer or refused.
 * No audit: sending the payer there was recorded.
 */
export async function beginPayment(
  parts: Parts,
  checkout: Checkout,
  { item, payer }: { item: string; payer: Payer },
): Promise<PayStep | 'OVER' | 'SILENT'> {
  const gateway = parts.paymentGateways.get(checkout.gateway);
  const open = checkout.state === 'OPEN' && !isExpired(checkout, parts.clock.now());
  if (!gateway || !open || !checkout.sentAt) return 'OVER';
  try {
    return await gateway.begin(orderAt(parts, checkout, item), payer);
  } catch (error) {
    parts.log.warn({ error, checkoutId: checkout.id }, 'the gateway did not prepare the payment');
    return 'SILENT';
  }
}
