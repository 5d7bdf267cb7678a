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
      order_id: payment.orderId,
      trade_no: payment.tradeNo,
      method: payment.method,
      amount_fen: payment.amountFen,
      learned_by: payment.learnedBy,
      duty: payment.duty,
      visit_id: payment.visitId ?? null,
      bank_use_id: payment.bankUseId ?? null,
      received_at: payment.at,
    })
    .execute();
  return id;
}

export async function existsTrade(db: Reader, tradeNo: string): Promise<boolean> {
  const row = await db
    .selectFrom('payments')
    .select('id')
    .where('trade_no', '=', tradeNo)
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
    .select(['id', 'method', 'amount_fen as amountFen', 'trade_no as tradeNo'])
    .$narrowType<{ method: Method }>()
    .where('order_id', '=', orderId)
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
    .innerJoin('orders as order', 'order.id', 'payment.order_id')
    .select([
      'order.id as orderId',
      'order.order_no as orderNo',
      'order.account_id as accountId',
      'order.state',
      'payment.method',
      'payment.amount_fen as amountFen',
      'payment.received_at as receivedAt',
    ])
    .$narrowType<{ method: Method }>()
    .where('order.channel', '=', 'COUNTER')
    .where('order.created_by', '=', clerk.accountId)
    .where('order.organisation_id', '=', clerk.organisationId)
    .where('payment.received_at', '>=', from)
    .where('payment.received_at', '<', to)
    .orderBy('payment.received_at')
    .execute();
  return rows.map(({ state, ...taking }) => ({ ...taking, refunded: state === 'REFUNDED' }));
}

/** What settled online orders on a Shanghai day, in fen. */
export async function sumOnlinePayments(db: Reader, day: string): Promise<number> {
  const [from, to] = dayBounds(day);
  const row = await db
    .selectFrom('payments')
    .select((select) => select.fn.sum<number>('amount_fen').as('sum'))
    .where('method', '=', 'GATEWAY')
    .where('duty', '=', 'SETTLES')
    .where('received_at', '>=', from)
    .where('received_at', '<', to)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}
