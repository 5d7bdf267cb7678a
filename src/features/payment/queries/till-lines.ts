import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { CounterMethod } from '../rules/payment.ts';
import type { TillLine } from '../rules/till.ts';
import { dayBounds } from './orders.ts';
import { listBillLines } from './till-bills.ts';

export interface TillOf {
  organisationId: string;
  /** Null: all clerks of the body. */
  clerkId: string | null;
  day: string;
}

/** Lists what moved in the tills of a body on a Shanghai day, the oldest first. */
export async function listTillLines(db: Reader, of: TillOf): Promise<TillLine[]> {
  const lines = [
    ...(await listReceived(db, of)),
    ...(await listPaidOut(db, of)),
    ...(await listEntries(db, of)),
    ...(await listBillLines(db, of)),
  ];
  return lines.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

async function listReceived(db: Reader, of: TillOf): Promise<TillLine[]> {
  const [from, to] = dayBounds(of.day);
  let query = db
    .selectFrom('payments as payment')
    .innerJoin('orders as order', 'order.id', 'payment.orderId')
    .select([
      'payment.id',
      'payment.method',
      'payment.amountFen',
      'payment.receivedAt as at',
      'order.createdBy as clerkId',
      'order.id as orderId',
      'order.orderNo',
      'order.accountId',
      // A payment that a wrong method replaced is over, whatever its order is.
      sql<string>`case when payment.outcome = 'VOIDED' then 'VOIDED' else "order".state end`.as(
        'state',
      ),
    ])
    .where('order.channel', '=', 'COUNTER')
    .where('order.organisationId', '=', of.organisationId)
    .where('payment.receivedAt', '>=', from)
    .where('payment.receivedAt', '<', to);
  if (of.clerkId) query = query.where('order.createdBy', '=', of.clerkId);
  const rows = await query.execute();
  return rows.map(({ orderId, orderNo, accountId, state, ...row }) => ({
    ...row,
    key: row.id,
    kind: 'RECEIVED',
    method: row.method as CounterMethod,
    order: { id: orderId, orderNo, accountId, state },
    note: '',
  }));
}

async function listPaidOut(db: Reader, of: TillOf): Promise<TillLine[]> {
  const [from, to] = dayBounds(of.day);
  let query = db
    .selectFrom('refunds as refund')
    .innerJoin('payments as payment', 'payment.id', 'refund.paymentId')
    .innerJoin('orders as order', 'order.id', 'refund.orderId')
    .select([
      'refund.id',
      'refund.because',
      'refund.amountFen',
      'refund.note',
      'refund.settledAt as at',
      'refund.paidBy as clerkId',
      'payment.method',
      'order.id as orderId',
      'order.orderNo',
      'order.accountId',
      'order.state',
    ])
    .where('refund.state', '=', 'SUCCEEDED')
    .where('refund.paidBy', 'is not', null)
    .where('order.channel', '=', 'COUNTER')
    .where('order.organisationId', '=', of.organisationId)
    .where('refund.settledAt', '>=', from)
    .where('refund.settledAt', '<', to);
  if (of.clerkId) query = query.where('refund.paidBy', '=', of.clerkId);
  const rows = await query.execute();
  return rows.map(({ orderId, orderNo, accountId, state, because, at, clerkId, ...row }) => ({
    ...row,
    key: row.id,
    kind: because === 'VOIDED' ? 'VOIDED' : 'REFUNDED',
    at: at as Date,
    clerkId: clerkId as string,
    method: row.method as CounterMethod,
    amountFen: -row.amountFen,
    order: { id: orderId, orderNo, accountId, state },
  }));
}

async function listEntries(db: Reader, of: TillOf): Promise<TillLine[]> {
  let query = db
    .selectFrom('tillEntries')
    .selectAll()
    .where('organisationId', '=', of.organisationId)
    .where('day', '=', of.day);
  if (of.clerkId) query = query.where('clerkId', '=', of.clerkId);
  const rows = await query.execute();
  return rows.flatMap(({ id, enteredAt: at, clerkId, fromMethod, toMethod, ...row }) => {
    const line = (method: string | null, amountFen: number): TillLine[] =>
      method === null
        ? []
        : [
            {
              key: `${id}-${method}`,
              kind: 'ENTRY',
              at,
              clerkId,
              method: method as CounterMethod,
              amountFen,
              order: null,
              note: `更正${row.correctsDay}：${row.reason}`,
            },
          ];
    return [...line(fromMethod, -row.amountFen), ...line(toMethod, row.amountFen)];
  });
}
