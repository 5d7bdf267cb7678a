import { dayOf } from '../../../kernel/calendar.ts';
import type { Order } from './order.ts';
import { type CounterMethod, counterMethods, type Method } from './payment.ts';

export const voidCauses = ['PERSON', 'YEAR', 'OTHER'] as const;
export type VoidCause = (typeof voidCauses)[number];

/** Chinese names of what was wrong, as shown to people. */
export const voidCauseNames: Record<VoidCause, string> = {
  PERSON: '收错了人',
  YEAR: '选错了年度',
  OTHER: '其他，款项已当面退还',
};

/** What is wrong with a payment of today: its method, or all of it. */
export type CounterCorrection =
  | { what: 'METHOD'; method: CounterMethod; reason: string }
  | { what: 'VOID'; cause: VoidCause; reason: string };

/** Why a payment cannot be corrected at the counter. */
export type CorrectionBarrier = 'not_correctable' | 'not_today';

/** Returns why a payment cannot be voided or corrected now; null when it can. */
export function correctionBarrier(
  order: Pick<Order, 'channel' | 'state'>,
  payment: { receivedAt: Date; method: Method } | undefined,
  now: Date,
): CorrectionBarrier | null {
  const atCounter = counterMethods.some((method) => method === payment?.method);
  if (order.channel !== 'COUNTER' || order.state !== 'PAID' || !payment || !atCounter)
    return 'not_correctable';
  return dayOf(payment.receivedAt) === dayOf(now) ? null : 'not_today';
}
