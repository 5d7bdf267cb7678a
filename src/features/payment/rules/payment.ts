import type { OrderState } from './order.ts';

export type Method = 'GATEWAY' | 'CASH' | 'CARD' | 'TRANSFER';
export type LearnedBy =
  | 'NOTIFICATION'
  | 'QUERY'
  | 'RETURN'
  | 'COUNTER'
  | 'RECONCILIATION'
  | 'BANK_FILE';

/** What a payment is for its order: settles it, or goes back as a duplicate or as too late. */
export type PaymentOutcome = 'SETTLES' | 'DUPLICATE' | 'LATE';

/**
 * What a payment that really came in is for. The first one of an open order settles it. For an order
 * already paid it is a duplicate (Q13). For an order already closed it still settles when the round
 * waits for its fee and no other order took its place: the person paid for this course and gets it.
 * Otherwise it came too late. Duplicates and late ones go back by themselves.
 */
export function decidePaymentOutcome(facts: {
  state: OrderState;
  /** The enrolment, or its restudy round, still waits for this fee. */
  waiting: boolean;
  /** Another order for the same is open or paid. */
  replaced: boolean;
}): PaymentOutcome {
  const { state, waiting, replaced } = facts;
  if (state !== 'OPEN' && state !== 'CLOSED') return 'DUPLICATE';
  return waiting && !replaced ? 'SETTLES' : 'LATE';
}

/** The outcome of a checkout from those of its orders: it settles when it settles one of them. */
export function outcomeOf(outcomes: readonly PaymentOutcome[]): PaymentOutcome {
  return outcomes.includes('SETTLES') ? 'SETTLES' : (outcomes[0] ?? 'LATE');
}

export const methodNames: Record<Method, string> = {
  GATEWAY: '在线支付',
  CASH: '现金',
  CARD: '刷卡',
  TRANSFER: '转账',
};

/** The methods of a counter. */
export const counterMethods = ['CASH', 'CARD', 'TRANSFER'] as const;
export type CounterMethod = (typeof counterMethods)[number];
