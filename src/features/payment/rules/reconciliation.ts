import type { Fen } from '../../../kernel/money.ts';
import type { GatewayTrade } from '../../../platform/gateways/index.ts';
import type { Checkout } from './checkout.ts';

export type DifferenceKind =
  | 'REPAIRED'
  | 'MISSING_AT_GATEWAY'
  | 'WRONG_AMOUNT'
  | 'REFUNDED_AT_GATEWAY'
  | 'NO_ANSWER';

/** A difference between our books and the gateway's. */
export interface Difference {
  orderNo: string;
  kind: DifferenceKind;
}

/** The result of one day. `ordersChecked` counts checkouts. */
export interface Reconciliation {
  day: string;
  ordersChecked: number;
  foundPaid: number;
  /** What settled online orders on that day, after repair. */
  amountFen: Fen;
  /** Bank transfers of that day, and how much of them is unused. */
  transfersFen: Fen;
  unsolvedFen: Fen;
  differences: Difference[];
  ranAt: Date;
}

/** Returns how a checkout differs from the gateway's trade; null when both agree. */
export function compare(
  checkout: Pick<Checkout, 'state' | 'amountFen'> & {
    /** All of its money is refunded or being refunded. */
    returned: boolean;
  },
  trade: GatewayTrade | null,
): 'UNSETTLED' | Exclude<DifferenceKind, 'REPAIRED' | 'NO_ANSWER'> | null {
  const paidHere = checkout.state === 'PAID';
  if (trade?.state === 'PAID' && trade.amountFen !== checkout.amountFen) return 'WRONG_AMOUNT';
  if (trade?.state === 'PAID') return paidHere ? null : 'UNSETTLED';
  if (!paidHere || checkout.returned) return null;
  return trade?.state === 'REFUNDED' ? 'REFUNDED_AT_GATEWAY' : 'MISSING_AT_GATEWAY';
}

export const differenceNames: Record<DifferenceKind, string> = {
  REPAIRED: '支付平台已收款而本系统未开通，已补开',
  MISSING_AT_GATEWAY: '本系统已开通，支付平台没有收款记录',
  WRONG_AMOUNT: '金额不一致，没有开通',
  REFUNDED_AT_GATEWAY: '支付平台已退款，本系统没有退款记录',
  NO_ANSWER: '支付平台没有答复，请稍后重新对账',
};
