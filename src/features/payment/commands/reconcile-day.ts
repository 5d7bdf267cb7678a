import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { sumTransfersOfDay } from '../queries/bank-lines.ts';
import { listVisitsOfDay } from '../queries/group-visits.ts';
import { listOnlineOrdersOfDay } from '../queries/orders.ts';
import { sumOnlinePayments } from '../queries/payments.ts';
import { isReconciled, upsertReconciliation } from '../queries/reconciliations.ts';
import type { GroupVisit } from '../rules/group-order.ts';
import type { Order } from '../rules/order.ts';
import { compare, type Difference, type Reconciliation } from '../rules/reconciliation.ts';
import { settleOrder } from './settle-order.ts';

/** After so many questions in a row without an answer the rest of the day is not asked. */
const patience = 3;

/**
 * Compares every online order of a Shanghai day, also those of units, with the gateway's books, opens what was paid and not
 * opened, and writes down where the two disagree. A second run replaces the first.
 */
export async function reconcileDay(
  parts: Parts,
  day: string,
  actor: ActorOrSystem = 'SYSTEM',
): Promise<Reconciliation> {
  const orders = await listOnlineOrdersOfDay(parts.db, day);
  const visits = await listVisitsOfDay(parts.db, day);
  const differences: Difference[] = [];
  let silences = 0;
  for (const one of [...orders, ...visits]) {
    const kind = silences < patience ? await compareOne(parts, one) : ('NO_ANSWER' as const);
    silences = kind === 'NO_ANSWER' ? silences + 1 : 0;
    if (kind) differences.push({ orderNo: numberOf(one), kind });
  }
  return inTransaction(parts.db, async (tx) => {
    const result: Reconciliation = {
      day,
      ordersChecked: orders.length + visits.length,
      foundPaid: differences.filter((one) => one.kind === 'REPAIRED').length,
      amountFen: await sumOnlinePayments(tx, day),
      ...(await sumTransfersOfDay(tx, day)),
      differences,
      ranAt: parts.clock.now(),
    };
    await upsertReconciliation(tx, result);
    const { ranAt: _, ...facts } = result;
    await recordAudit(tx, actor, 'payment.reconcile', { type: 'day', id: day }, facts);
    return result;
  });
}

/** A person's order, or a unit's way to the gateway. */
type Online = Order | GroupVisit;
const numberOf = (one: Online) => ('visitNo' in one ? one.visitNo : one.orderNo);

async function compareOne(parts: Parts, one: Online): Promise<Difference['kind'] | null> {
  try {
    if (!parts.paymentGateway) return 'NO_ANSWER';
    const trade = await parts.paymentGateway.query(numberOf(one));
    const found = compare(one, trade);
    if (found !== 'UNSETTLED' || !trade) return found === 'UNSETTLED' ? null : found;
    return (await settleOrder(parts, trade, 'RECONCILIATION')) === 'SETTLES' ? 'REPAIRED' : null;
  } catch (error) {
    parts.log.warn({ error, orderNo: numberOf(one) }, 'no answer at reconciliation');
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
    const online =
      (await listOnlineOrdersOfDay(parts.db, day)).length +
      (await listVisitsOfDay(parts.db, day)).length;
    if (online > 0) await reconcileDay(parts, day);
  }
}
