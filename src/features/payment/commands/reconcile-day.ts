import type { ActorOrSystem } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import { type GatewayId, type GatewayTrade, gatewayIds } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { sumTransfersOfDay } from '../queries/bank-lines.ts';
import { listCheckoutsOfDay } from '../queries/checkouts.ts';
import { sumGatewayRefunds, sumTradesOf } from '../queries/gateway-trades.ts';
import { sumOnlinePayments } from '../queries/payments.ts';
import { upsertReconciliation } from '../queries/reconciliations.ts';
import { refOf } from '../rules/checkout.ts';
import {
  type CheckoutSums,
  compare,
  type Difference,
  type DifferenceKind,
  type Reconciliation,
  receivedBy,
  sumByGateway,
} from '../rules/reconciliation.ts';
import { type BillResult, reconcileBill } from './reconcile-bill.ts';
import { settleTrade } from './settle-trade.ts';

/** After so many unanswered queries in a row a gateway is not queried about the rest of the day. */
const mostSilences = 3;

/**
 * Compares every checkout of a Shanghai day with its gateway's books, and every bill of that day with ours;
 * opens what was paid and not opened, and returns where the two disagree. A second run replaces the first.
 */
export async function reconcileDay(
  parts: Parts,
  day: string,
  actor: ActorOrSystem = 'SYSTEM',
): Promise<Reconciliation> {
  const checkouts = await listCheckoutsOfDay(parts.db, day);
  const sums: CheckoutSums[] = [];
  const differences: Difference[] = [];
  const silences = new Map<GatewayId, number>();
  for (const one of checkouts) {
    const silent = silences.get(one.gateway) ?? 0;
    const { kind, ...found } = await compareOne(parts, one, silent < mostSilences);
    silences.set(one.gateway, kind === 'NO_ANSWER' ? silent + 1 : 0);
    sums.push(found);
    if (kind) differences.push({ orderNo: one.checkoutNo, kind, ...found });
  }
  // After the queries, which know our orders alone: what else the bills tell of.
  const bills: BillResult[] = [];
  for (const gateway of gatewayIds)
    if (parts.paymentGateways.has(gateway)) bills.push(await reconcileBill(parts, gateway, day));
  differences.push(...bills.flatMap(({ found }) => found));
  return inTransaction(parts.db, async (tx) => {
    const result: Reconciliation = {
      day,
      ordersChecked: checkouts.length,
      foundPaid: differences.filter((one) => one.kind === 'REPAIRED').length,
      amountFen: await sumOnlinePayments(tx, day),
      ...(await sumTransfersOfDay(tx, day)),
      differences,
      gateways: sumByGateway(sums, await sumGatewayRefunds(tx, day), bills),
      ranAt: parts.clock.now(),
    };
    await upsertReconciliation(tx, result);
    const { ranAt: _, ...facts } = result;
    await recordAudit(tx, actor, 'payment.reconcile', { type: 'day', id: day }, { ...facts });
    return result;
  });
}

type CheckoutOfDay = Awaited<ReturnType<typeof listCheckoutsOfDay>>[number];
type Compared = CheckoutSums & { kind: DifferenceKind | null };

/** Compares one checkout, sums before repair; what was paid and is not in our books is booked. */
async function compareOne(parts: Parts, checkout: CheckoutOfDay, ask: boolean): Promise<Compared> {
  const { gateway } = checkout;
  const { amountFen: oursFen, trades } = await sumTradesOf(parts.db, checkout.id);
  const silent = { gateway, oursFen, theirsFen: 0, kind: 'NO_ANSWER' } as const;
  const asked = parts.paymentGateways.get(gateway);
  if (!ask || !asked) return silent;
  try {
    const trade = await asked.query(refOf(checkout));
    const theirsFen = receivedBy(trade);
    const kind = await repair(parts, gateway, compare(checkout, trade), trade);
    const explained = kind ?? (trades > 1 && oursFen !== theirsFen ? 'SECOND_TRADE' : null);
    return { gateway, oursFen, theirsFen, kind: explained };
  } catch (error) {
    parts.log.warn({ error, checkoutNo: checkout.checkoutNo }, 'no answer at reconciliation');
    return silent;
  }
}

async function repair(
  parts: Parts,
  gateway: GatewayId,
  found: ReturnType<typeof compare>,
  trade: GatewayTrade | null,
): Promise<DifferenceKind | null> {
  // Money of a wrong amount opens nothing, but it is money received.
  if (found === 'WRONG_AMOUNT' && trade) await settleTrade(parts, gateway, trade, 'RECONCILIATION');
  if (found !== 'UNSETTLED') return found;
  const settled = trade && (await settleTrade(parts, gateway, trade, 'RECONCILIATION'));
  if (settled === 'SETTLES') return 'REPAIRED';
  return settled === 'LATE' || settled === 'DUPLICATE' ? 'BOOKED_LATE' : null;
}
