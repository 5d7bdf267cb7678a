import type { Fen } from '../../../kernel/money.ts';

/** OPEN waits for money; REFUNDING: a refund was asked for and is not finished. */
export type OrderState = 'OPEN' | 'PAID' | 'CLOSED' | 'REFUNDING' | 'REFUNDED';
/** GROUP: a line of a unit's group order (E21). */
export type Channel = 'ONLINE' | 'COUNTER' | 'GROUP';
/** PAYS_ALONE, LEFT_UNIT and TOOK_OUT end lines of group orders only. */
export type ClosedBecause =
  | 'EXPIRED'
  | 'CANCELLED'
  | 'COUNTER'
  | 'PAYS_ALONE'
  | 'LEFT_UNIT'
  | 'TOOK_OUT';
export type Method = 'GATEWAY' | 'CASH' | 'CARD' | 'TRANSFER';
export type LearnedBy =
  | 'NOTIFICATION'
  | 'QUERY'
  | 'RETURN'
  | 'COUNTER'
  | 'RECONCILIATION'
  | 'BANK_FILE';

/** A demand for the fee of one enrolment's round. At most one a round is live (Q13). */
export interface Order {
  id: string;
  /** What the gateway and the receipt call it. */
  orderNo: string;
  enrolmentId: string;
  accountId: string;
  /** What it pays for: 1 the topic's fee, any further that restudy round (G6). */
  roundNo: number;
  channel: Channel;
  /** The group order it is a line of. */
  groupOrderId: string | null;
  amountFen: Fen;
  state: OrderState;
  /** The body whose money it is: it decides on refunds. */
  organisationId: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  paidAt: Date | null;
  closedAt: Date | null;
  closedBecause: ClosedBecause | null;
  /** When the person was last sent to the gateway. */
  sentAt: Date | null;
  /** When the gateway sent him back after paying. */
  returnedAt: Date | null;
  asks: number;
  askedAt: Date | null;
}

const payMinutes = 15;
const longestPauseSeconds = 600;
const abandonedAfterHours = 24;

/** When an order opened now can no longer be paid. */
export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + payMinutes * 60_000);
}

/** Whether the time to pay online is over; an order of the counter has none. */
export function isExpired(order: Pick<Order, 'expiresAt'>, now: Date): boolean {
  return order.expiresAt !== null && order.expiresAt <= now;
}

/** A day after its end an order is closed even when the gateway never answered. */
export function isAbandoned(order: Pick<Order, 'expiresAt'>, now: Date): boolean {
  const end = order.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return end + abandonedAfterHours * 3_600_000 <= now.getTime();
}

/** When to ask the gateway again: 10 s after the person left for it, then with doubled pauses. */
export function nextAsk(asks: number, now: Date): Date {
  const seconds = Math.min(longestPauseSeconds, 10 * 2 ** Math.min(asks, 10));
  return new Date(now.getTime() + seconds * 1000);
}

export type Duty = 'SETTLES' | 'DUPLICATE' | 'LATE';

/**
 * What a payment that really came in is for. The first one of an open order settles it. For an order
 * already paid it is a duplicate (Q13). For an order already closed it still settles when the
 * round is waiting for its fee and no other order took its place: the person paid for this
 * course and gets it. Otherwise it came too late. Duplicates and late ones go back by themselves.
 */
export function decideDuty(facts: {
  state: OrderState;
  /** The enrolment, or its restudy round, still waits for this fee. */
  waiting: boolean;
  /** Another order for the same is open or paid. */
  replaced: boolean;
}): Duty {
  const { state, waiting, replaced } = facts;
  if (state !== 'OPEN' && state !== 'CLOSED') return 'DUPLICATE';
  return waiting && !replaced ? 'SETTLES' : 'LATE';
}

export const methodNames: Record<Method, string> = {
  GATEWAY: '在线支付',
  CASH: '现金',
  CARD: '刷卡',
  TRANSFER: '转账',
};

export const channelNames: Record<Channel, string> = {
  ONLINE: '在线支付',
  COUNTER: '现场缴费',
  GROUP: '单位集体缴费',
};

/** The methods of a counter. */
export const counterMethods = ['CASH', 'CARD', 'TRANSFER'] as const;
export type CounterMethod = (typeof counterMethods)[number];

export const orderStateNames: Record<OrderState, string> = {
  OPEN: '待支付',
  PAID: '已支付',
  CLOSED: '已关闭',
  REFUNDING: '退费办理中',
  REFUNDED: '已退费',
};
