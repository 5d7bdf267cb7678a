import type { Fen } from '../../../kernel/money.ts';

/** OPEN: not paid; REFUNDING: a refund was requested and is not finished. */
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

/** The order for the fee of one round of an enrolment. At most one a round is live (Q13). */
export interface Order {
  id: string;
  /** Its number on receipts, and for a learner's own order at the gateway. */
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
  /** The body that gets the money and decides on refunds. */
  organisationId: string;
  createdBy: string;
  createdAt: Date;
  paidAt: Date | null;
  closedAt: Date | null;
  closedBecause: ClosedBecause | null;
}

export const channelNames: Record<Channel, string> = {
  ONLINE: '在线支付',
  COUNTER: '现场缴费',
  GROUP: '单位集体缴费',
};

export const orderStateNames: Record<OrderState, string> = {
  OPEN: '待支付',
  PAID: '已支付',
  CLOSED: '已关闭',
  REFUNDING: '退费办理中',
  REFUNDED: '已退费',
};

/** Chinese names of the reasons, as shown to people. */
export const closedNames: Record<ClosedBecause, string> = {
  EXPIRED: '超过支付时限，订单已关闭，没有扣款',
  CANCELLED: '订单已取消，没有扣款',
  COUNTER: '改在现场缴费，这笔订单已关闭',
  PAYS_ALONE: '本人自行缴费，已从集体订单中移出',
  LEFT_UNIT: '已离开原单位，从集体订单中移出',
  TOOK_OUT: '单位将其从集体订单中移出',
};
