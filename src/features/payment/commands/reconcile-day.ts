import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { sumTransfersOfDay } from '../queries/bank-lines.ts';
import { listCheckoutsOfDay } from '../queries/checkouts.ts';
import { sumOnlinePayments } from '../queries/payments.ts';
import { upsertReconciliation } from '../queries/reconciliations.ts';
import { compare, type Difference, type Reconciliation } from '../rules/reconciliation.ts';
import { settleTrade } from './settle-trade.ts';

/** After so many unanswered queries in a row the rest of the day is not queried. */
const mostSilences = 3;

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
    const kind = silences < mostSilences ? await compareOne(parts, one) : ('NO_ANSWER' as const);
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

type CheckoutOfDay = Awaited<ReturnType<typeof listCheckoutsOfDay>>[number];

async function compareOne(
  parts: Parts,
  checkout: CheckoutOfDay,
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
