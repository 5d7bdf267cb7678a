import { dayOf } from '../../../kernel/calendar.ts';
import { isId } from '../../../kernel/ids.ts';
import type { BillLine, GatewayId, GatewayTrade } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findCheckoutByNo } from '../queries/checkouts.ts';
import { isBooked } from '../queries/gateway-trades.ts';
import { findReturn } from '../queries/money-returns.ts';
import { findRefund } from '../queries/refunds.ts';
import { type Difference, type GatewayBill, tradesOf } from '../rules/reconciliation.ts';
import { receiveRefundNews } from './receive-refund-news.ts';
import { settleTrade } from './settle-trade.ts';

export interface BillResult {
  gateway: GatewayId;
  /** Null while the gateway has none for the day. */
  bill: GatewayBill | null;
  found: Difference[];
}

/**
 * Goes through the bill of a gateway for a day that has ended, line by line: books what is not booked, ends
 * refunds that are done, and returns what cannot be explained.
 * No audit: what is booked or ended records itself; the day's result is recorded by `reconcileDay`.
 */
export async function reconcileBill(
  parts: Parts,
  gateway: GatewayId,
  day: string,
): Promise<BillResult> {
  const lines = await loadBill(parts, gateway, day);
  if (!lines) return { gateway, bill: null, found: [] };
  const found: Difference[] = [];
  const note = (orderNo: string, kind: Difference['kind'] | null, billFen: number) => {
    if (kind) found.push({ orderNo, kind, gateway, billFen });
  };
  const bill = { paidFen: 0, bookedFen: 0, refundedFen: 0, refundsBookedFen: 0 };
  for (const trade of tradesOf(lines)) {
    note(trade.orderNo, await bookTrade(parts, gateway, trade), trade.amountFen);
    bill.paidFen += trade.amountFen;
    if (await isBooked(parts.db, gateway, trade)) bill.bookedFen += trade.amountFen;
  }
  for (const line of lines) {
    if (line.kind !== 'REFUNDED') continue;
    const isOurs = await bookRefund(parts, gateway, line);
    const name = line.orderNo ?? line.refundNo ?? line.tradeNo;
    if (!isOurs) note(name, 'REFUND_UNKNOWN_HERE', line.amountFen);
    bill.refundedFen += line.amountFen;
    if (isOurs) bill.refundsBookedFen += line.amountFen;
  }
  return { gateway, bill, found };
}

async function loadBill(parts: Parts, gateway: GatewayId, day: string): Promise<BillLine[] | null> {
  if (day >= dayOf(parts.clock.now())) return null;
  try {
    return (await parts.paymentGateways.get(gateway)?.bill(day)) ?? null;
  } catch (error) {
    parts.log.warn({ error, gateway, day }, 'no bill of the gateway');
    return null;
  }
}

async function bookTrade(
  parts: Parts,
  gateway: GatewayId,
  trade: GatewayTrade,
): Promise<Difference['kind'] | null> {
  const checkout = await findCheckoutByNo(parts.db, trade.orderNo);
  if (checkout?.gateway !== gateway) return 'UNKNOWN_HERE';
  if (await isBooked(parts.db, gateway, trade)) return null;
  // Taken and given back on the same day by somebody else than us: nothing is left to book.
  if (trade.state === 'REFUNDED') return null;
  const outcome = await settleTrade(parts, gateway, trade, 'RECONCILIATION');
  if (outcome === 'WRONG_AMOUNT') return 'WRONG_AMOUNT';
  if (outcome === 'SETTLES') return 'REPAIRED';
  if (outcome !== 'REPEATED') return 'BOOKED_LATE';
  // Booked a moment ago, or before with another sum.
  return (await isBooked(parts.db, gateway, trade)) ? null : 'WRONG_AMOUNT';
}

/** Whether a refund in the bill is one of ours, done with the same amount. */
async function bookRefund(parts: Parts, gateway: GatewayId, line: BillLine): Promise<boolean> {
  const { refundNo, orderNo, amountFen } = line;
  if (!refundNo || !isId(refundNo)) return false;
  const news = { kind: 'REFUND', orderNo: orderNo ?? '', refundNo, amountFen, done: true } as const;
  await receiveRefundNews(parts, gateway, news);
  const refund = (await findRefund(parts.db, refundNo)) ?? (await findReturn(parts.db, refundNo));
  return refund?.state === 'SUCCEEDED' && refund.amountFen === amountFen;
}
