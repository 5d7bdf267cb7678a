import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { sumTransfersOfDay } from '../queries/bank-lines.ts';
import { listCheckoutsOfDay } from '../queries/checkouts.ts';
import { sumOnlinePayments } from '../queries/payments.ts';
import { isReconciled, upsertReconciliation } from '../queries/reconciliations.ts';
import { compare, type Difference, type Reconciliation } from '../rules/reconciliation.ts';
import { settleTrade } from './settle-trade.ts';

/** After so many questions in a row without an answer the rest of the day is not asked. */
const patience = 3;

/**
 * Compares every checkout of a Shanghai day with the gateway's books, opens what was paid and not
 * opened, and returns where the two disagree. A second run replaces the first.
 */
export async function reconcileDay(
  parts: Parts,
  day: string,
  actor: ActorOrSystem = 'SYSTEM',
): Promise<Reconciliation> {
  const checkouts = await listCheckoutsOfDay(parts.db, day);
  const differences: Difference[] = [];
  let silences = 0;
  for (const one of checkouts) {
    const kind = silences < patience ? await compareOne(parts, one) : ('NO_ANSWER' as const);
    silences = kind === 'NO_ANSWER' ? silences + 1 : 0;
    if (kind) differences.push({ orderNo: one.checkoutNo, kind });
  }
  return inTransaction(parts.db, async (tx) => {
    const result: Reconciliation = {
      day,
      ordersChecked: checkouts.length,
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

async function compareOne(
  parts: Parts,
  checkout: Awaited<ReturnType<typeof listCheckoutsOfDay>>[number],
): Promise<Difference['kind'] | null> {
  const { checkoutNo } = checkout;
  try {
    if (!parts.paymentGateway) return 'NO_ANSWER';
    const trade = await parts.paymentGateway.query(checkoutNo);
    const found = compare(checkout, trade);
    if (found !== 'UNSETTLED' || !trade) return found === 'UNSETTLED' ? null : found;
    return (await settleTrade(parts, trade, 'RECONCILIATION')) === 'SETTLES' ? 'REPAIRED' : null;
  } catch (error) {
    parts.log.warn({ error, checkoutNo }, 'no answer at reconciliation');
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
    if ((await listCheckoutsOfDay(parts.db, day)).length > 0) await reconcileDay(parts, day);
  }
}
