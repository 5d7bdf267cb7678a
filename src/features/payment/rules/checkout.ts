import type { Fen } from '../../../kernel/money.ts';
import type { GatewayId, OrderRef } from '../../../platform/gateways/index.ts';

/**
 * One sum to be paid at the gateway: the order of a learner, the open lines of a group order (E21), or a bill of
 * another feature.
 * PAID: this sum was paid, whatever the outcome for its orders.
 */
export interface Checkout {
  id: string;
  /** Its number at the gateway; for a learner's order the number of the order. */
  checkoutNo: string;
  /** Where it is paid; never changes. */
  gateway: GatewayId;
  /** Both null: the checkout of one learner's order, which ends with it. */
  groupOrderId: string | null;
  billNo: string | null;
  orderIds: string[];
  amountFen: Fen;
  state: 'OPEN' | 'PAID' | 'CLOSED';
  tradeNo: string | null;
  /** Another sum the gateway reported. */
  wrongAmountFen: Fen | null;
  expiresAt: Date;
  createdAt: Date;
  /** When the payer was last sent to the gateway. */
  sentAt: Date | null;
  /** When the gateway sent the payer back after paying. */
  returnedAt: Date | null;
  asks: number;
  askedAt: Date | null;
}

/** Returns what the audit of a checkout is about: its bill, its group order, or the learner's order. */
export function subjectOf({
  groupOrderId,
  billNo,
  orderIds: [orderId = ''],
}: Pick<Checkout, 'groupOrderId' | 'billNo' | 'orderIds'>): { type: string; id: string } {
  if (billNo) return { type: 'bill', id: billNo };
  return groupOrderId ? { type: 'group_order', id: groupOrderId } : { type: 'order', id: orderId };
}

const payMinutes = 15;
const askPauseSeconds = 3;
const shortestPauseSeconds = 10;
const longestPauseSeconds = 600;
const abandonedAfterHours = 24;

/** Returns the page of what a checkout pays. */
export function pageOf({
  groupOrderId,
  billNo,
  orderIds: [orderId = ''],
}: Pick<Checkout, 'groupOrderId' | 'billNo' | 'orderIds'>): string {
  if (billNo) return `/bills/${billNo}`;
  return groupOrderId ? `/group-orders/${groupOrderId}` : `/orders/${orderId}`;
}

/** When a checkout opened now can no longer be paid. */
export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + payMinutes * 60_000);
}

/** Whether the time to pay is over. */
export function isExpired({ expiresAt }: Pick<Checkout, 'expiresAt'>, now: Date): boolean {
  return expiresAt <= now;
}

/** Whether it is closed even without an answer of the gateway: a day after its end. */
export function isAbandoned({ expiresAt }: Pick<Checkout, 'expiresAt'>, now: Date): boolean {
  return expiresAt.getTime() + abandonedAfterHours * 3_600_000 <= now.getTime();
}

/** Whether the payer may have the gateway asked again. */
export function mayAskAgain({ askedAt }: Pick<Checkout, 'askedAt'>, now: Date): boolean {
  return now.getTime() - (askedAt?.getTime() ?? 0) >= askPauseSeconds * 1000;
}

/**
 * When to ask the gateway again: 10 s after the payer was sent there, then in pauses of half the time since.
 * They follow from time alone: three silences, or a payer who asks often, do not make them longer.
 */
export function nextAsk({ sentAt }: Pick<Checkout, 'sentAt'>, now: Date): Date {
  const since = (now.getTime() - (sentAt ?? now).getTime()) / 1000;
  const seconds = Math.min(longestPauseSeconds, Math.max(shortestPauseSeconds, since / 2));
  return new Date(now.getTime() + seconds * 1000);
}

/** What names a checkout at its gateway. */
export const refOf = ({
  checkoutNo,
  createdAt,
}: Pick<Checkout, 'checkoutNo' | 'createdAt'>): OrderRef => ({
  orderNo: checkoutNo,
  openedAt: createdAt,
});
