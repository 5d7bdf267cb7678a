import type { Fen } from '../../../kernel/money.ts';
import type { BillLine, GatewayTrade } from '../../../platform/gateways/index.ts';
import type { Checkout } from './checkout.ts';

export type DifferenceKind =
  | 'REPAIRED'
  | 'BOOKED_LATE'
  | 'MISSING_AT_GATEWAY'
  | 'WRONG_AMOUNT'
  | 'REFUNDED_AT_GATEWAY'
  | 'SECOND_TRADE'
  | 'UNKNOWN_HERE'
  | 'REFUND_UNKNOWN_HERE'
  | 'NO_ANSWER';

/** A difference between our books and the gateway's, with the sum each has; old ones have none. */
export interface Difference {
  orderNo: string;
  kind: DifferenceKind;
  gateway?: string;
  oursFen?: Fen;
  theirsFen?: Fen;
  /** What the bill alone told of: the sum of its line. */
  billFen?: Fen;
}

/** Differences that reconciling has put right. */
export const isPutRight = ({ kind }: Difference) => kind === 'REPAIRED' || kind === 'BOOKED_LATE';

/** The checkouts of one gateway on a day, before repair. `theirsFen - oursFen` is that of its differences. */
export interface GatewaySum {
  gateway: string;
  checked: number;
  oursFen: Fen;
  theirsFen: Fen;
  /** What went back through it on that day. */
  refundedFen: Fen;
  /** The gateway's bill of the day; null while it has none. */
  bill?: GatewayBill | null;
}

/** Sums of a bill, and how much of them is in our books with the same amount. */
export interface GatewayBill {
  paidFen: Fen;
  bookedFen: Fen;
  refundedFen: Fen;
  refundsBookedFen: Fen;
}

/** Whether every fen of the bill is in our books. */
export const balances = (bill: GatewayBill) =>
  bill.paidFen === bill.bookedFen && bill.refundedFen === bill.refundsBookedFen;

/** Returns the paid trades of a bill; one whose money all went back in the same bill is REFUNDED. */
export function tradesOf(lines: readonly BillLine[]): GatewayTrade[] {
  const back = new Map<string, Fen>();
  for (const { kind, tradeNo, amountFen } of lines)
    if (kind === 'REFUNDED') back.set(tradeNo, (back.get(tradeNo) ?? 0) + amountFen);
  return lines
    .filter((line) => line.kind === 'PAID')
    .map(({ orderNo, tradeNo, amountFen }) => ({
      orderNo: orderNo ?? '',
      tradeNo,
      amountFen,
      state: (back.get(tradeNo) ?? 0) >= amountFen ? 'REFUNDED' : 'PAID',
    }));
}

/** What one checkout has in our books and at the gateway. */
export interface CheckoutSums {
  gateway: string;
  oursFen: Fen;
  theirsFen: Fen;
}

/** Returns the sums of each gateway, with its bill. */
export function sumByGateway(
  checkouts: readonly CheckoutSums[],
  refunds: readonly Pick<GatewaySum, 'gateway' | 'refundedFen'>[],
  bills: readonly { gateway: string; bill: GatewayBill | null }[] = [],
): GatewaySum[] {
  const billed = bills.filter(({ bill }) => bill !== null && bill.paidFen + bill.refundedFen > 0);
  const names = new Set([...checkouts, ...refunds, ...billed].map(({ gateway }) => gateway));
  return [...names].toSorted().map((gateway) => {
    const own = checkouts.filter((one) => one.gateway === gateway);
    return {
      gateway,
      checked: own.length,
      oursFen: own.reduce((sum, { oursFen }) => sum + oursFen, 0),
      theirsFen: own.reduce((sum, { theirsFen }) => sum + theirsFen, 0),
      refundedFen: refunds.find((one) => one.gateway === gateway)?.refundedFen ?? 0,
      bill: bills.find((one) => one.gateway === gateway)?.bill ?? null,
    };
  });
}

/** Returns what the gateway has received for a checkout; nothing where it did not answer. */
export function receivedBy(trade: GatewayTrade | null): Fen {
  return trade?.state === 'PAID' || trade?.state === 'REFUNDED' ? trade.amountFen : 0;
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
  /** Each gateway by itself; empty for days reconciled before gateways were told apart. */
  gateways: GatewaySum[];
  ranAt: Date;
}

/** Returns how a checkout differs from the gateway's trade; null when both agree. */
export function compare(
  checkout: Pick<Checkout, 'state' | 'amountFen'> & {
    /** How much of its money is refunded or being refunded. */
    returned: 'ALL' | 'SOME' | 'NONE';
  },
  trade: GatewayTrade | null,
): 'UNSETTLED' | 'MISSING_AT_GATEWAY' | 'WRONG_AMOUNT' | 'REFUNDED_AT_GATEWAY' | null {
  const paidHere = checkout.state === 'PAID';
  if (trade?.state === 'PAID' && trade.amountFen !== checkout.amountFen) return 'WRONG_AMOUNT';
  if (trade?.state === 'PAID') return paidHere ? null : 'UNSETTLED';
  if (!paidHere || checkout.returned === 'ALL') return null;
  // WeChat Pay calls an order refunded when a part is; the bill tells how much.
  if (trade?.state === 'REFUNDED')
    return checkout.returned === 'SOME' ? null : 'REFUNDED_AT_GATEWAY';
  return 'MISSING_AT_GATEWAY';
}

export const differenceNames: Record<DifferenceKind, string> = {
  REPAIRED: '支付平台已收款而本系统未开通，已补开',
  BOOKED_LATE: '支付平台已收款，已补记；这一份已另行缴清，自动退回',
  MISSING_AT_GATEWAY: '本系统已开通，支付平台没有收款记录',
  WRONG_AMOUNT: '金额不一致，没有开通',
  REFUNDED_AT_GATEWAY: '支付平台已退款，本系统没有退款记录',
  SECOND_TRADE: '同一订单付了不止一次，多付的已自动退回；支付平台按订单只报一笔',
  UNKNOWN_HERE: '支付平台账单里有这笔收款，本系统没有这张订单',
  REFUND_UNKNOWN_HERE: '支付平台账单里有这笔退款，本系统没有登记或金额不同',
  NO_ANSWER: '支付平台没有答复，请稍后重新对账',
};
