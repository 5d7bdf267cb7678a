import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Channel, Method, OrderState } from '../rules/order.ts';
import type { RefundBecause, RefundCase, RefundState } from '../rules/refund.ts';

const select = (db: Reader) =>
  db
    .selectFrom('refunds as refund')
    .innerJoin('orders as order', 'order.id', 'refund.order_id')
    .innerJoin('payments as payment', 'payment.id', 'refund.payment_id')
    .leftJoin('group_visits as visit', 'visit.id', 'payment.visit_id')
    .select(({ fn }) => [
      'refund.id',
      'refund.payment_id as paymentId',
      'refund.order_id as orderId',
      'refund.amount_fen as amountFen',
      'refund.because',
      'refund.note',
      'refund.state',
      'refund.requested_by as requestedBy',
      'refund.requested_at as requestedAt',
      'refund.settled_at as settledAt',
      'refund.tries',
      'refund.last_error as lastError',
      'order.order_no as orderNo',
      'order.group_order_id as groupOrderId',
      // What the gateway calls the order and the trade: those of the whole group when a unit paid.
      fn.coalesce('visit.visit_no', 'order.order_no').as('gatewayOrderNo'),
      'order.state as orderState',
      'order.channel',
      'order.account_id as accountId',
      'order.enrolment_id as enrolmentId',
      'order.organisation_id as organisationId',
      'order.round_no as roundNo',
      fn.coalesce('visit.trade_no', 'payment.trade_no').as('tradeNo'),
      'payment.method',
    ])
    .$narrowType<{
      because: RefundBecause;
      state: RefundState;
      orderState: OrderState;
      channel: Channel;
      method: Method;
      organisationId: string;
    }>();

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
  return select(db).where('refund.order_id', '=', orderId).orderBy('refund.id').execute();
}

const openStates: RefundState[] = ['REQUESTED', 'APPROVED', 'SENT', 'FAILED'];

/** Refunds of a body: what is to do, or what was finished last. */
export async function listRefunds(
  db: Reader,
  organisationId: string,
  view: 'OPEN' | 'DONE',
): Promise<RefundCase[]> {
  const ofBody = select(db).where('order.organisation_id', '=', organisationId);
  return view === 'OPEN'
    ? ofBody.where('refund.state', 'in', openStates).orderBy('refund.requested_at').execute()
    : ofBody
        .where('refund.state', 'in', ['SUCCEEDED', 'REJECTED'])
        .orderBy('refund.requested_at', 'desc')
        .limit(100)
        .execute();
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

export async function insertRefund(tx: Tx, refund: NewRefund): Promise<string> {
  const id = newId();
  await tx
    .insertInto('refunds')
    .values({
      id,
      payment_id: refund.paymentId,
      order_id: refund.orderId,
      amount_fen: refund.amountFen,
      because: refund.because,
      note: refund.note,
      state: refund.state,
      requested_by: refund.requestedBy,
      requested_at: refund.at,
    })
    .execute();
  return id;
}

export async function updateRefund(
  tx: Tx,
  id: string,
  changes: {
    state: RefundState;
    decidedBy?: string;
    settledAt?: Date;
    tries?: number;
    lastError?: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('refunds')
    .set({
      state: changes.state,
      ...(changes.decidedBy !== undefined && { decided_by: changes.decidedBy }),
      ...(changes.settledAt !== undefined && { settled_at: changes.settledAt }),
      ...(changes.tries !== undefined && { tries: changes.tries }),
      ...(changes.lastError !== undefined && { last_error: changes.lastError }),
    })
    .where('id', '=', id)
    .execute();
}

export async function insertRefundEvent(
  tx: Tx,
  event: { refundId: string; state: RefundState; text: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('refund_events')
    .values({ refund_id: event.refundId, state: event.state, text: event.text, at: event.at })
    .execute();
}

/** The trace of all refunds of an order, oldest first (Q14). */
export async function listRefundEvents(
  db: Reader,
  orderId: string,
): Promise<{ refundId: string; text: string; at: Date }[]> {
  return db
    .selectFrom('refund_events as event')
    .innerJoin('refunds as refund', 'refund.id', 'event.refund_id')
    .select(['event.refund_id as refundId', 'event.text', 'event.at'])
    .where('refund.order_id', '=', orderId)
    .orderBy('event.id')
    .execute();
}
