import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Duty, LearnedBy, Method } from '../rules/order.ts';
import { dayBounds } from './orders.ts';

export interface NewPayment {
  orderId: string;
  /** The gateway's number of the trade; at a counter our own. */
  tradeNo: string;
  method: Method;
  amountFen: number;
  learnedBy: LearnedBy;
  duty: Duty;
  /** The way to the gateway, or the piece of a bank line, by which a unit paid. */
  visitId?: string;
  bankUseId?: string;
  at: Date;
}

export async function insertPayment(tx: Tx, payment: NewPayment): Promise<string> {
  const id = newId();
  await tx
    .insertInto('payments')
    .values({
      id,
      orderId: payment.orderId,
      tradeNo: payment.tradeNo,
      method: payment.method,
      amountFen: payment.amountFen,
      learnedBy: payment.learnedBy,
      duty: payment.duty,
      visitId: payment.visitId ?? null,
      bankUseId: payment.bankUseId ?? null,
      receivedAt: payment.at,
    })
    .execute();
  return id;
}

export async function existsTrade(db: Reader, tradeNo: string): Promise<boolean> {
  const row = await db
    .selectFrom('payments')
    .select('id')
    .where('tradeNo', '=', tradeNo)
    .executeTakeFirst();
  return row !== undefined;
}

/** The payment that settled an order. */
export async function findSettlingPayment(
  db: Reader,
  orderId: string,
): Promise<{ id: string; method: Method; amountFen: number; tradeNo: string } | undefined> {
  return db
    .selectFrom('payments')
    .select(['id', 'method', 'amountFen', 'tradeNo'])
    .where('orderId', '=', orderId)
    .where('duty', '=', 'SETTLES')
    .executeTakeFirst();
}

export interface Taking {
  orderId: string;
  orderNo: string;
  accountId: string;
  method: Method;
  amountFen: number;
  receivedAt: Date;
  refunded: boolean;
}

/** What one clerk took for his body on a Shanghai day, oldest first. */
export async function listTakings(
  db: Reader,
  clerk: { accountId: string; organisationId: string },
  day: string,
): Promise<Taking[]> {
  const [from, to] = dayBounds(day);
  const rows = await db
    .selectFrom('payments as payment')
    .innerJoin('orders as order', 'order.id', 'payment.orderId')
    .select([
      'order.id as orderId',
      'order.orderNo',
      'order.accountId',
      'order.state',
      'payment.method',
      'payment.amountFen',
      'payment.receivedAt',
    ])
    .where('order.channel', '=', 'COUNTER')
    .where('order.createdBy', '=', clerk.accountId)
    .where('order.organisationId', '=', clerk.organisationId)
    .where('payment.receivedAt', '>=', from)
    .where('payment.receivedAt', '<', to)
    .orderBy('payment.receivedAt')
    .execute();
  return rows.map(({ state, ...taking }) => ({ ...taking, refunded: state === 'REFUNDED' }));
}

/** What settled online orders on a Shanghai day, in fen. */
export async function sumOnlinePayments(db: Reader, day: string): Promise<number> {
  const [from, to] = dayBounds(day);
  const row = await db
    .selectFrom('payments')
    .select((select) => select.fn.sum<number>('amountFen').as('sum'))
    .where('method', '=', 'GATEWAY')
    .where('duty', '=', 'SETTLES')
    .where('receivedAt', '>=', from)
    .where('receivedAt', '<', to)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}
