import { sql } from 'kysely';
import type { Learner } from '../../../kernel/actor.ts';
import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Channel, ClosedBecause, Order, OrderState } from '../rules/order.ts';

const columns = [
  'id',
  'orderNo',
  'enrolmentId',
  'accountId',
  'roundNo',
  'channel',
  'groupOrderId',
  'amountFen',
  'state',
  'organisationId',
  'createdBy',
  'createdAt',
  'paidAt',
  'closedAt',
  'closedBecause',
] as const;

const select = (db: Reader) => db.selectFrom('orders').select(columns);

export async function findOrder(db: Reader, id: string): Promise<Order | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The actor's own order; any other does not exist: `payment.order_not_found`. */
export async function getOwnOrder(db: Reader, actor: Learner, id: string): Promise<Order> {
  const order = await findOrder(db, id);
  if (order?.accountId !== actor.accountId) throw new Refusal('payment.order_not_found');
  return order;
}

/** Orders by their ids, in the order in which enrolments are locked everywhere. */
export async function listOrdersById(db: Reader, ids: readonly string[]): Promise<Order[]> {
  return select(db)
    .where('id', 'in', [...ids])
    .orderBy('enrolmentId')
    .execute();
}

/** Locks the order until the transaction ends. Lock its enrolment before, never after. */
export async function lockOrder(tx: Tx, id: string): Promise<Order> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** The order for a round of an enrolment that is open, paid or being refunded. */
export async function findLiveOrder(
  db: Reader,
  enrolmentId: string,
  roundNo: number,
): Promise<Order | undefined> {
  return select(db)
    .where('enrolmentId', '=', enrolmentId)
    .where('roundNo', '=', roundNo)
    .where('state', 'in', ['OPEN', 'PAID', 'REFUNDING'])
    .executeTakeFirst();
}

/** All orders of an enrolment, newest first. */
export async function listOrders(db: Reader, enrolmentId: string): Promise<Order[]> {
  return select(db)
    .where('enrolmentId', '=', enrolmentId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** All orders of a person, newest first. */
export async function listOrdersOf(db: Reader, accountId: string): Promise<Order[]> {
  return select(db)
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** First instants of a Shanghai day and of the next one. */
export function dayBounds(day: string): [Date, Date] {
  const from = instantOf(day);
  return [from, new Date(from.getTime() + 86_400_000)];
}

export interface NewOrder {
  enrolmentId: string;
  accountId: string;
  roundNo: number;
  channel: Channel;
  groupOrderId?: string;
  amountFen: number;
  organisationId: string;
  createdBy: string;
  at: Date;
}

/** Inserts an order; null when the round has a live one (a concurrent request). */
export async function insertOrder(
  tx: Tx,
  { at, ...order }: NewOrder,
): Promise<{ id: string; orderNo: string } | null> {
  const row = await tx
    .insertInto('orders')
    .values({
      id: newId(),
      orderNo: await nextNumber(tx, `JX${dayOf(at).replaceAll('-', '')}`, 'order_numbers'),
      ...order,
      createdAt: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['enrolmentId', 'roundNo'])
        .where('state', 'in', ['OPEN', 'PAID', 'REFUNDING'])
        .doNothing(),
    )
    .returning(['id', 'orderNo'])
    .executeTakeFirst();
  return row ?? null;
}

/** The next number of a sequence, eight digits behind a prefix. */
export async function nextNumber(
  tx: Tx,
  prefix: string,
  sequence: 'order_numbers' | 'receipt_numbers' | 'group_order_numbers',
): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval(${sequence}::regclass) as n`.execute(tx);
  return `${prefix}${String(rows[0]?.n).padStart(8, '0')}`;
}

export async function markOrderPaid(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('orders')
    .set({ state: 'PAID', paidAt: at, closedAt: null, closedBecause: null })
    .where('id', '=', id)
    .execute();
}

export async function markOrderClosed(
  tx: Tx,
  id: string,
  because: ClosedBecause,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('orders')
    .set({ state: 'CLOSED', closedAt: at, closedBecause: because })
    .where('id', '=', id)
    .execute();
}

/** Makes a paid order wait for its money again. */
export async function reopenOrder(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('orders')
    .set({ state: 'OPEN', paidAt: null })
    .where('id', '=', id)
    .execute();
}

export async function updateOrderState(tx: Tx, id: string, state: OrderState): Promise<void> {
  await tx.updateTable('orders').set({ state }).where('id', '=', id).execute();
}
