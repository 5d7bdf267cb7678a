import type { OrderState } from './order.ts';

export type Method = 'GATEWAY' | 'CASH' | 'CARD' | 'TRANSFER';
export type LearnedBy =
  | 'NOTIFICATION'
  | 'QUERY'
  | 'RETURN'
  | 'COUNTER'
  | 'RECONCILIATION'
  | 'BANK_FILE';

/** The effect of a payment on its order: it settles it, or is refunded as a duplicate or as late. */
export type PaymentOutcome = 'SETTLES' | 'DUPLICATE' | 'LATE';
/** VOIDED: taken by the wrong method, or by a match that was reversed; it settles nothing any more. */
export type StoredOutcome = PaymentOutcome | 'VOIDED';

/**
 * Returns the outcome of a payment that came in. The first one of an open order settles it. For an order
 * already paid it is a duplicate (Q13). For a closed order it still settles when the round's fee is unpaid
 * and no other order replaced it: the person paid for this course and gets it. Otherwise it is late.
 * Duplicates and late payments are refunded automatically.
 */
export function decidePaymentOutcome(facts: {
  state: OrderState;
  /** The fee of the enrolment, or of its restudy round, is unpaid. */
  waiting: boolean;
  /** Another order for the same round is open or paid. */
  replaced: boolean;
}): PaymentOutcome {
  const { state, waiting, replaced } = facts;
  if (state !== 'OPEN' && state !== 'CLOSED') return 'DUPLICATE';
  return waiting && !replaced ? 'SETTLES' : 'LATE';
}

/** Returns the outcome of a checkout from those of its orders: it settles when it settles one of them. */
export function outcomeOf(outcomes: readonly PaymentOutcome[]): PaymentOutcome {
  return outcomes.includes('SETTLES') ? 'SETTLES' : (outcomes[0] ?? 'LATE');
}

export const methodNames: Record<Method, string> = {
  GATEWAY: '在线支付',
  CASH: '现金',
  CARD: '刷卡',
  TRANSFER: '转账',
};

/** The name of a way to pay as it is kept. */
export const nameMethod = (method: Method): string => methodNames[method];

/** The methods of a counter. */
export const counterMethods = ['CASH', 'CARD', 'TRANSFER'] as const;
export type CounterMethod = (typeof counterMethods)[number];
