import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';

/** Money that came through a gateway with another sum than was asked for, and has not been sent back. */
export interface WrongAmount {
  gateway: GatewayId;
  tradeNo: string;
  checkoutId: string;
  checkoutNo: string;
  askedFen: number;
  amountFen: number;
  receivedAt: Date;
  organisationId: string;
  /** The learner, or null for a list or a body. */
  accountId: string | null;
  orderId: string | null;
  groupOrderId: string | null;
  item: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('gatewayTrades as trade')
    .innerJoin('checkouts as checkout', 'checkout.id', 'trade.checkoutId')
    .leftJoin('bills as bill', 'bill.billNo', 'checkout.billNo')
    .leftJoinLateral(
      (db) =>
        db
          .selectFrom('checkoutOrders as part')
          .innerJoin('orders', 'orders.id', 'part.orderId')
          .select(['orders.id', 'orders.accountId', 'orders.organisationId'])
          .whereRef('part.checkoutId', '=', 'checkout.id')
          .limit(1)
          .as('order'),
      (join) => join.onTrue(),
    )
    .leftJoin('moneyReturns as return', (join) =>
      join
        .onRef('return.gateway', '=', 'trade.gateway')
        .onRef('return.tradeNo', '=', 'trade.tradeNo'),
    )
    .select([
      'trade.gateway',
      'trade.tradeNo',
      'trade.checkoutId',
      'checkout.checkoutNo',
      'checkout.amountFen as askedFen',
      'trade.amountFen',
      'trade.receivedAt',
      'checkout.groupOrderId',
      'order.id as orderId',
      'bill.item',
    ])
    .select(({ fn }) => [
      fn.coalesce('order.organisationId', 'bill.organisationId').as('organisationId'),
      sql<string | null>`case when checkout.group_order_id is null
        then coalesce("order".account_id, bill.account_id) end`.as('accountId'),
    ])
    .where('trade.verdict', '=', 'WRONG_AMOUNT')
    .where('return.id', 'is', null);

/** The money of wrong amounts that a body has to send back, the oldest first. */
export async function listWrongAmounts(db: Reader, organisationId: string): Promise<WrongAmount[]> {
  return select(db)
    .where((where) =>
      where.or([
        where('order.organisationId', '=', organisationId),
        where('bill.organisationId', '=', organisationId),
      ]),
    )
    .orderBy('trade.receivedAt')
    .limit(200)
    .$castTo<WrongAmount>()
    .execute();
}

/** One of them by its trade; undefined once it is sent back. */
export async function findWrongAmount(
  db: Reader,
  { gateway, tradeNo }: Pick<WrongAmount, 'gateway' | 'tradeNo'>,
): Promise<WrongAmount | undefined> {
  return select(db)
    .where('trade.gateway', '=', gateway)
    .where('trade.tradeNo', '=', tradeNo)
    .$castTo<WrongAmount>()
    .executeTakeFirst();
}
