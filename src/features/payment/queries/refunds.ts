import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { RefundBecause, RefundCase, RefundState } from '../rules/refund.ts';
import { listReturns } from './money-returns.ts';
import { listWrongAmounts } from './wrong-amounts.ts';

const select = (db: Reader) =>
  db
    .selectFrom('refunds as refund')
    .innerJoin('orders as order', 'order.id', 'refund.orderId')
    .innerJoin('payments as payment', 'payment.id', 'refund.paymentId')
    .leftJoin('checkouts as checkout', 'checkout.id', 'payment.checkoutId')
    .select([
      'refund.id',
      'refund.paymentId',
      'refund.orderId',
      'refund.amountFen',
      'refund.because',
      'refund.note',
      'refund.state',
      'refund.requestedBy',
      'refund.decidedBy',
      'refund.requestedAt',
      'refund.settledAt',
      'refund.tries',
      'refund.lastError',
      'order.orderNo',
      'order.groupOrderId',
      'checkout.checkoutNo',
      'checkout.gateway',
      'checkout.amountFen as checkoutFen',
      'checkout.createdAt as checkoutAt',
      'refund.sentAt',
      'order.state as orderState',
      'order.channel',
      'order.accountId',
      'order.enrolmentId',
      'order.organisationId',
      'order.roundNo',
      'payment.tradeNo',
      'payment.method',
    ]);

export async function findRefund(db: Reader, id: string): Promise<RefundCase | undefined> {
  return select(db).where('refund.id', '=', id).executeTakeFirst();
}

/** Locks the refund until the transaction ends. Lock its enrolment before, never after. */
export async function lockRefund(tx: Tx, id: string): Promise<RefundCase> {
  await tx.selectFrom('refunds').select('id').where('id', '=', id).forUpdate().execute();
  return select(tx).where('refund.id', '=', id).executeTakeFirstOrThrow();
}

/** Refunds of an order, oldest first. */
export async function listRefundsOfOrder(db: Reader, orderId: string): Promise<RefundCase[]> {
  return select(db).where('refund.orderId', '=', orderId).orderBy('refund.id').execute();
}

const openStates: RefundState[] = ['REQUESTED', 'APPROVED', 'SENT', 'FAILED'];

/** Refunds of a body: the open ones, or the last finished ones. */
export async function listRefunds(
  db: Reader,
  organisationId: string,
  view: 'OPEN' | 'DONE',
): Promise<RefundCase[]> {
  const ofBody = select(db).where('order.organisationId', '=', organisationId);
  return view === 'OPEN'
    ? ofBody.where('refund.state', 'in', openStates).orderBy('refund.requestedAt').execute()
    : ofBody
        .where('refund.state', 'in', ['SUCCEEDED', 'REJECTED', 'WITHDRAWN'])
        .orderBy('refund.requestedAt', 'desc')
        .limit(100)
        .execute();
}

/** How many refunds and wrong amounts the body has to handle; those sent wait for the gateway. */
export async function countRefundsToHandle(db: Reader, organisationId: string): Promise<number> {
  const open = await listRefunds(db, organisationId, 'OPEN');
  const wrong = await listWrongAmounts(db, organisationId);
  const returns = await listReturns(db, organisationId, 'OPEN');
  const failed = returns.filter((one) => one.state === 'FAILED').length;
  return open.filter((one) => one.state !== 'SENT').length + wrong.length + failed;
}

/** When the oldest refund that waits for the body was asked for; null when none waits. */
export async function findOldestRefund(db: Reader, organisationId: string): Promise<Date | null> {
  const open = await listRefunds(db, organisationId, 'OPEN');
  return open.find((one) => one.state !== 'SENT')?.requestedAt ?? null;
}

export interface NewRefund {
  paymentId: string;
  orderId: string;
  amountFen: number;
  because: RefundBecause;
  note: string;
  state: 'REQUESTED' | 'APPROVED';
  requestedBy: string | null;
  at: Date;
}

export async function insertRefund(tx: Tx, { at, ...refund }: NewRefund): Promise<string> {
  const id = newId();
  await tx
    .insertInto('refunds')
    .values({ id, ...refund, requestedAt: at })
    .execute();
  return id;
}

export async function updateRefund(
  tx: Tx,
  id: string,
  changes: {
    state: RefundState;
    decidedBy?: string;
    paidBy?: string;
    settledAt?: Date;
    tries?: number;
    sentAt?: Date;
    lastError?: string | null;
  },
): Promise<void> {
  await tx.updateTable('refunds').set(changes).where('id', '=', id).execute();
}

export async function insertRefundEvent(
  tx: Tx,
  event: { refundId: string; state: RefundState; text: string; at: Date },
): Promise<void> {
  await tx.insertInto('refundEvents').values(event).execute();
}

/** The events of all refunds of an order, oldest first (Q14). */
export async function listRefundEvents(
  db: Reader,
  orderId: string,
): Promise<{ refundId: string; text: string; at: Date }[]> {
  return db
    .selectFrom('refundEvents as event')
    .innerJoin('refunds as refund', 'refund.id', 'event.refundId')
    .select(['event.refundId', 'event.text', 'event.at'])
    .where('refund.orderId', '=', orderId)
    .orderBy('event.id')
    .execute();
}
