import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { PaymentGateway } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import type { Order } from '../order.ts';
import { listOnlineOrdersOfDay } from '../queries/orders.ts';
import { sumOnlinePayments } from '../queries/payments.ts';
import { isReconciled, upsertReconciliation } from '../queries/reconciliations.ts';
import { compare, type Difference, type Reconciliation } from '../reconciliation.ts';
import { settleOrder } from './settle-order.ts';

/** After so many questions in a row without an answer the rest of the day is not asked. */
const patience = 3;

/**
 * Compares every online order of a Shanghai day with the gateway's books, opens what was paid and not
 * opened, and writes down where the two disagree. A second run replaces the first.
 */
export async function reconcileDay(
  parts: Parts,
  day: string,
  actor: ActorOrSystem = 'SYSTEM',
): Promise<Reconciliation> {
  const orders = await listOnlineOrdersOfDay(parts.db, day);
  const differences: Difference[] = [];
  let silences = 0;
  for (const order of orders) {
    const { paymentGateway: gateway } = parts;
    const kind =
      silences < patience ? await compareOrder(parts, gateway, order) : ('NO_ANSWER' as const);
    silences = kind === 'NO_ANSWER' ? silences + 1 : 0;
    if (kind) differences.push({ orderNo: order.orderNo, kind });
  }
  return inTransaction(parts.db, async (tx) => {
    const result: Reconciliation = {
      day,
      ordersChecked: orders.length,
      foundPaid: differences.filter((one) => one.kind === 'REPAIRED').length,
      amountFen: await sumOnlinePayments(tx, day),
      differences,
      ranAt: parts.clock.now(),
    };
    await upsertReconciliation(tx, result);
    const { ranAt: _, ...facts } = result;
    await recordAudit(tx, actor, 'payment.reconcile', { type: 'day', id: day }, facts);
    return result;
  });
}

async function compareOrder(
  parts: Parts,
  gateway: PaymentGateway | null,
  order: Order,
): Promise<Difference['kind'] | null> {
  try {
    if (!gateway) return 'NO_ANSWER';
    const trade = await gateway.query(order.orderNo);
    const found = compare(order, trade);
    if (found !== 'UNSETTLED' || !trade) return found === 'UNSETTLED' ? null : found;
    return (await settleOrder(parts, trade, 'RECONCILIATION')) === 'SETTLES' ? 'REPAIRED' : null;
  } catch (error) {
    parts.log.warn({ error, orderId: order.id }, 'no answer at reconciliation');
    return 'NO_ANSWER';
  }
}

/** Reconciles the days with orders that ended and were not reconciled yet; looks a week back. */
export async function reconcileEndedDays(parts: Parts): Promise<void> {
  if (!parts.paymentGateway) return;
  const now = parts.clock.now().getTime();
  for (let back = 7; back >= 1; back -= 1) {
    const day = dayOf(new Date(now - back * 86_400_000));
    if (await isReconciled(parts.db, day)) continue;
    if ((await listOnlineOrdersOfDay(parts.db, day)).length > 0) await reconcileDay(parts, day);
  }
}
