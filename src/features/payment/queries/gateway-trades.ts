import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { GatewayId, GatewayTrade } from '../../../platform/gateways/index.ts';
import type { GatewaySum } from '../rules/reconciliation.ts';
import { dayBounds } from './orders.ts';

/** The gateway of payments without a checkout: before there were others. */
const firstGateway = 'ALIPAY';

/** Records a paid trade once, with the sum the gateway reported; false when it was recorded before. */
export async function insertGatewayTrade(
  tx: Tx,
  {
    at,
    ...trade
  }: {
    gateway: GatewayId;
    tradeNo: string;
    checkoutId: string;
    amountFen: number;
    verdict: 'BOOKED' | 'WRONG_AMOUNT' | 'EXTRA';
    at: Date;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('gatewayTrades')
    .values({ ...trade, receivedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('tradeNo')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a trade is recorded with the sum the gateway tells. */
export async function isBooked(
  db: Reader,
  gateway: GatewayId,
  { tradeNo, amountFen }: Pick<GatewayTrade, 'tradeNo' | 'amountFen'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('gatewayTrades')
    .select('tradeNo')
    .where('gateway', '=', gateway)
    .where('tradeNo', '=', tradeNo)
    .where('amountFen', '=', amountFen)
    .executeTakeFirst();
  return row !== undefined;
}

/** The sum and number of the trades recorded for a checkout. */
export async function sumTradesOf(
  db: Reader,
  checkoutId: string,
): Promise<{ amountFen: number; trades: number }> {
  const row = await db
    .selectFrom('gatewayTrades')
    .select(({ fn }) => [
      fn.sum<number | null>('amountFen').as('amountFen'),
      fn.countAll<number>().as('trades'),
    ])
    .where('checkoutId', '=', checkoutId)
    .executeTakeFirstOrThrow();
  return { amountFen: Number(row.amountFen ?? 0), trades: Number(row.trades) };
}

/** What went back through the gateways on a Shanghai day, in fen. */
export async function sumGatewayRefunds(
  db: Reader,
  day: string,
): Promise<Pick<GatewaySum, 'gateway' | 'refundedFen'>[]> {
  const [from, to] = dayBounds(day);
  const rows = await db
    .selectFrom('refunds as refund')
    .innerJoin('payments as payment', 'payment.id', 'refund.paymentId')
    .leftJoin('checkouts as checkout', 'checkout.id', 'payment.checkoutId')
    .select(({ fn }) => ['checkout.gateway', fn.sum<number>('refund.amountFen').as('refundedFen')])
    .where('payment.method', '=', 'GATEWAY')
    .where('refund.state', '=', 'SUCCEEDED')
    .where('refund.settledAt', '>=', from)
    .where('refund.settledAt', '<', to)
    .groupBy('checkout.gateway')
    .execute();
  const returned = await db
    .selectFrom('moneyReturns')
    .select(({ fn }) => ['gateway', fn.sum<number>('amountFen').as('refundedFen')])
    .where('gateway', 'is not', null)
    .where('state', '=', 'SUCCEEDED')
    .where('settledAt', '>=', from)
    .where('settledAt', '<', to)
    .groupBy('gateway')
    .execute();
  const sums = new Map<GatewayId, number>();
  for (const { gateway, refundedFen } of [...rows, ...returned]) {
    const known = (gateway ?? firstGateway) as GatewayId;
    sums.set(known, (sums.get(known) ?? 0) + Number(refundedFen));
  }
  return [...sums].map(([gateway, refundedFen]) => ({ gateway, refundedFen }));
}
