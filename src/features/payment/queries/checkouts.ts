import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { Checkout } from '../rules/checkout.ts';
import { dayBounds } from './orders.ts';

/** Checkouts with their orders; for queries by what they pay. */
export const selectCheckouts = (db: Reader) =>
  db.selectFrom('checkouts').select([
    'checkouts.id',
    'checkoutNo',
    'checkouts.gateway',
    'groupOrderId',
    'billNo',
    'amountFen',
    'state',
    'tradeNo',
    'wrongAmountFen',
    'expiresAt',
    'createdAt',
    'sentAt',
    'returnedAt',
    'asks',
    'askedAt',
    sql<string[]>`array(select order_id from checkout_orders
        where checkout_id = checkouts.id)`.as('orderIds'),
  ]);

export async function findCheckout(db: Reader, id: string): Promise<Checkout | undefined> {
  return selectCheckouts(db).where('checkouts.id', '=', id).executeTakeFirst();
}

export async function findCheckoutByNo(
  db: Reader,
  checkoutNo: string,
): Promise<Checkout | undefined> {
  return selectCheckouts(db).where('checkoutNo', '=', checkoutNo).executeTakeFirst();
}

/** Locks the checkout until the transaction ends. Lock it after its group order, before its orders. */
export async function lockCheckout(tx: Tx, id: string): Promise<Checkout> {
  return selectCheckouts(tx).where('checkouts.id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** The checkout of a learner's own order; none for a line of a group order or one of a counter. */
export async function findCheckoutOfOrder(
  db: Reader,
  orderId: string,
): Promise<Checkout | undefined> {
  return selectCheckouts(db)
    .innerJoin('checkoutOrders', 'checkoutOrders.checkoutId', 'checkouts.id')
    .where('checkoutOrders.orderId', '=', orderId)
    .where('groupOrderId', 'is', null)
    .executeTakeFirst();
}

/** The open checkout of a group order; at most one. */
export async function findOpenCheckout(
  db: Reader,
  groupOrderId: string,
): Promise<Checkout | undefined> {
  return selectCheckouts(db)
    .where('groupOrderId', '=', groupOrderId)
    .where('state', '=', 'OPEN')
    .executeTakeFirst();
}

/**
 * Checkouts opened on a Shanghai day, each of one day; `returned`: all their money went or goes back, or
 * some of it.
 */
export async function listCheckoutsOfDay(
  db: Reader,
  day: string,
): Promise<(Checkout & { returned: 'ALL' | 'SOME' | 'NONE' })[]> {
  const [from, to] = dayBounds(day);
  return selectCheckouts(db)
    .select(
      sql<'ALL' | 'SOME' | 'NONE'>`(select case when count(payment.id) = count(refund.id) then 'ALL'
          when count(refund.id) > 0 then 'SOME' else 'NONE' end
        from payments payment
        left join refunds refund on refund.payment_id = payment.id
          and refund.state not in ('REJECTED', 'WITHDRAWN')
        where payment.checkout_id = checkouts.id and checkouts.bill_no is null
        having checkouts.bill_no is null
        union all
        select case when count(*) = 0 then 'NONE' when count(*) = count(back.id) then 'ALL' else 'SOME' end
        from gateway_trades trade
        left join money_returns back on back.gateway = trade.gateway and back.trade_no = trade.trade_no
        where trade.checkout_id = checkouts.id and checkouts.bill_no is not null
        having checkouts.bill_no is not null)`.as('returned'),
    )
    .where('createdAt', '>=', from)
    .where('createdAt', '<', to)
    .orderBy('createdAt')
    .execute();
}

/** Inserts a checkout and returns its id; null when the group order or the bill has an open one. */
export async function insertCheckout(
  tx: Tx,
  checkout: {
    checkoutNo: string;
    gateway: GatewayId;
    groupOrderId: string | null;
    billNo?: string | null;
    orderIds: readonly string[];
    amountFen: number;
    expiresAt: Date;
    createdBy: string;
    at: Date;
  },
): Promise<string | null> {
  const { at, orderIds, ...values } = checkout;
  const row = await tx
    .insertInto('checkouts')
    .values({ ...values, id: newId(), createdAt: at, nextAskAt: checkout.expiresAt })
    .onConflict((conflict) =>
      conflict
        .column(values.billNo ? 'billNo' : 'groupOrderId')
        .where('state', '=', 'OPEN')
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!row || orderIds.length === 0) return row?.id ?? null;
  await tx
    .insertInto('checkoutOrders')
    .values(orderIds.map((orderId) => ({ checkoutId: row.id, orderId })))
    .execute();
  return row.id;
}

export async function markSent(tx: Tx, id: string, at: Date, nextAskAt: Date): Promise<void> {
  await tx
    .updateTable('checkouts')
    .set({ sentAt: at, asks: 0, nextAskAt })
    .where('id', '=', id)
    .execute();
}

export async function markReturned(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('checkouts').set({ returnedAt: at }).where('id', '=', id).execute();
}

/** Records that the gateway is being asked, and when to ask next. */
export async function markAsked(
  db: Reader,
  id: string,
  asked: { at: Date; next: Date },
): Promise<void> {
  await db
    .updateTable('checkouts')
    .set((row) => ({ asks: row('asks', '+', 1), askedAt: asked.at, nextAskAt: asked.next }))
    .where('id', '=', id)
    .where('state', '=', 'OPEN')
    .execute();
}

/** Marks a checkout paid; of several trades the first is kept. */
export async function markCheckoutPaid(
  tx: Tx,
  id: string,
  trade: { tradeNo: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('checkouts')
    .set(({ fn, val }) => ({
      state: 'PAID',
      tradeNo: fn.coalesce('tradeNo', val(trade.tradeNo)),
      paidAt: fn.coalesce('paidAt', val(trade.at)),
      nextAskAt: null,
    }))
    .where('id', '=', id)
    .execute();
}

export async function markCheckoutClosed(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('checkouts')
    .set({ state: 'CLOSED', nextAskAt: null })
    .where('id', '=', id)
    .where('state', '=', 'OPEN')
    .execute();
}

/** Records that the gateway reported another amount; an officer has to act. */
export async function markWrongAmount(tx: Tx, id: string, amountFen: number): Promise<void> {
  await tx
    .updateTable('checkouts')
    .set({ wrongAmountFen: amountFen })
    .where('id', '=', id)
    .execute();
}

/** Returns open checkouts that are due to be asked about, reserved for this process for 30 seconds. */
export async function takeDueCheckouts(db: Reader, now: Date, limit: number): Promise<Checkout[]> {
  const due = db
    .selectFrom('checkouts')
    .select('id')
    .where('state', '=', 'OPEN')
    .where('nextAskAt', '<=', now)
    .orderBy('nextAskAt')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const taken = await db
    .updateTable('checkouts')
    .set({ nextAskAt: new Date(now.getTime() + 30_000) })
    .where('id', 'in', due)
    .returning('id')
    .execute();
  if (taken.length === 0) return [];
  const ids = taken.map(({ id }) => id);
  return selectCheckouts(db).where('checkouts.id', 'in', ids).execute();
}
