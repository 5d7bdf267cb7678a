import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { LearnedBy, Method, PaymentOutcome } from '../rules/payment.ts';
import { dayBounds } from './orders.ts';

export interface NewPayment {
  orderId: string;
  /** The number of the trade at the gateway or of the transfer; our own for a counter. */
  tradeNo: string;
  method: Method;
  amountFen: number;
  learnedBy: LearnedBy;
  outcome: PaymentOutcome;
  /** The checkout, or the part of a transfer, by which the money came. */
  checkoutId?: string;
  bankUseId?: string;
  at: Date;
}

export async function insertPayment(tx: Tx, { at, ...payment }: NewPayment): Promise<string> {
  const id = newId();
  await tx
    .insertInto('payments')
    .values({ id, ...payment, receivedAt: at })
    .execute();
  return id;
}

/** Whether a trade of the gateway was booked before. */
export async function existsTrade(db: Reader, tradeNo: string): Promise<boolean> {
  const row = await db
    .selectFrom('payments')
    .select('id')
    .where('tradeNo', '=', tradeNo)
    .where('method', '=', 'GATEWAY')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The source of the money of a payment. */
export interface PaymentSource {
  id: string;
  method: Method;
  amountFen: number;
  checkoutId: string | null;
  bankUseId: string | null;
}

const source = (db: Reader) =>
  db.selectFrom('payments').select(['id', 'method', 'amountFen', 'checkoutId', 'bankUseId']);

export async function getPayment(db: Reader, id: string): Promise<PaymentSource> {
  return source(db).where('id', '=', id).executeTakeFirstOrThrow();
}

/** The payment that settled an order. */
export async function findSettlingPayment(
  db: Reader,
  orderId: string,
): Promise<PaymentSource | undefined> {
  return source(db)
    .where('orderId', '=', orderId)
    .where('outcome', '=', 'SETTLES')
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

/** The payments one clerk took for their body on a Shanghai day, oldest first. */
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
    .where('outcome', '=', 'SETTLES')
    .where('receivedAt', '>=', from)
    .where('receivedAt', '<', to)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}
