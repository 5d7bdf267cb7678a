import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { MoneyReturn, ReturnState } from '../rules/bill.ts';

/** A return with what its gateway has to know; null for one of a counter. */
export interface ReturnCase extends MoneyReturn {
  gateway: GatewayId | null;
  tradeNo: string | null;
  checkoutNo: string | null;
  checkoutAt: Date | null;
  /** The whole sum of the trade. */
  tradeFen: number | null;
  /** The bill it concerns, or the first order of its checkout. */
  item: string | null;
  billNo: string | null;
  orderId: string | null;
  groupOrderId: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('moneyReturns as return')
    .leftJoin('gatewayTrades as trade', (join) =>
      join
        .onRef('trade.gateway', '=', 'return.gateway')
        .onRef('trade.tradeNo', '=', 'return.tradeNo'),
    )
    .leftJoin('checkouts as checkout', 'checkout.id', 'trade.checkoutId')
    .leftJoin('billPayments as paid', 'paid.id', 'return.billPaymentId')
    .leftJoin('bills as bill', 'bill.billNo', 'checkout.billNo')
    .select([
      'return.id',
      'return.billPaymentId',
      'return.organisationId',
      'return.amountFen',
      'return.because',
      'return.reason',
      'return.state',
      'return.approvedAt',
      'return.sentAt',
      'return.tries',
      'return.lastError',
      'return.gateway',
      'return.tradeNo',
      'checkout.checkoutNo',
      'checkout.createdAt as checkoutAt',
      'checkout.groupOrderId',
      'trade.amountFen as tradeFen',
    ])
    .select(({ fn, selectFrom }) => [
      fn.coalesce('paid.item', 'bill.item').as('item'),
      fn.coalesce('paid.billNo', 'bill.billNo').as('billNo'),
      selectFrom('checkoutOrders as part')
        .select('part.orderId')
        .whereRef('part.checkoutId', '=', 'checkout.id')
        .limit(1)
        .as('orderId'),
    ])
    .$castTo<ReturnCase>();

export async function findReturn(db: Reader, id: string): Promise<ReturnCase | undefined> {
  return select(db).where('return.id', '=', id).executeTakeFirst();
}

/** Locks the return until the transaction ends. */
export async function lockReturn(tx: Tx, id: string): Promise<ReturnCase | undefined> {
  await tx.selectFrom('moneyReturns').select('id').where('id', '=', id).forUpdate().execute();
  return findReturn(tx, id);
}

/** Returns of a body that are under way, or the last finished ones. */
export async function listReturns(
  db: Reader,
  organisationId: string,
  view: 'OPEN' | 'DONE',
): Promise<ReturnCase[]> {
  const ofBody = select(db).where('return.organisationId', '=', organisationId);
  return view === 'OPEN'
    ? ofBody.where('return.state', '<>', 'SUCCEEDED').orderBy('return.approvedAt').execute()
    : ofBody
        .where('return.state', '=', 'SUCCEEDED')
        .orderBy('return.approvedAt', 'desc')
        .limit(100)
        .execute();
}

/** The last return of money of a checkout, or that of the payment of a bill. */
export async function findReturnOf(
  db: Reader,
  of: { checkoutId: string } | { billPaymentId: string },
): Promise<ReturnCase | undefined> {
  return 'billPaymentId' in of
    ? select(db).where('return.billPaymentId', '=', of.billPaymentId).executeTakeFirst()
    : select(db)
        .where('trade.checkoutId', '=', of.checkoutId)
        .orderBy('return.approvedAt', 'desc')
        .executeTakeFirst();
}

export interface NewReturn {
  billPaymentId: string | null;
  gateway: GatewayId | null;
  tradeNo: string | null;
  organisationId: string;
  amountFen: number;
  because: MoneyReturn['because'];
  reason: string;
  proposedBy: string | null;
  confirmedBy: string | null;
  at: Date;
}

/** Inserts an approved return and returns its id. */
export async function insertReturn(tx: Tx, { at, ...values }: NewReturn): Promise<string> {
  const id = newId();
  await tx
    .insertInto('moneyReturns')
    .values({ id, ...values, approvedAt: at })
    .execute();
  return id;
}

export async function updateReturn(
  tx: Tx,
  id: string,
  changes: {
    state: ReturnState;
    sentAt?: Date;
    settledAt?: Date;
    tries?: number;
    lastError?: string | null;
    paidBy?: string;
  },
): Promise<void> {
  await tx.updateTable('moneyReturns').set(changes).where('id', '=', id).execute();
}
