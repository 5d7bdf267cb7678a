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

/** Takes a payment of the wrong method out of its order; another settles the order then. */
export async function markPaymentVoided(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('payments').set({ outcome: 'VOIDED' }).where('id', '=', id).execute();
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
  receivedAt: Date;
}

const source = (db: Reader) =>
  db
    .selectFrom('payments')
    .select(['id', 'method', 'amountFen', 'checkoutId', 'bankUseId', 'receivedAt']);

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

/** What settled online orders and bills on a Shanghai day, in fen. */
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
  const bills = await db
    .selectFrom('billPayments')
    .select((select) => select.fn.sum<number>('amountFen').as('sum'))
    .where('method', '=', 'GATEWAY')
    .where('receivedAt', '>=', from)
    .where('receivedAt', '<', to)
    .executeTakeFirst();
  return Number(row?.sum ?? 0) + Number(bills?.sum ?? 0);
}
