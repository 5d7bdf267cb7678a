import type { Fen } from '../../../kernel/money.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { Channel, OrderState } from './order.ts';
import type { Method } from './payment.ts';

/**
 * REQUESTED by the learner, then APPROVED or REJECTED by the body that took the money, or WITHDRAWN by the
 * learner before. Duplicates and late payments start APPROVED. SENT: requested at the gateway; FAILED: refused there too often.
 */
export type RefundState =
  | 'REQUESTED'
  | 'APPROVED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'SENT'
  | 'SUCCEEDED'
  | 'FAILED';
/** VOIDED: a mistake of today at a counter; never waits. */
export type RefundBecause = 'DUPLICATE' | 'LATE' | 'REQUESTED' | 'VOIDED';

export interface Refund {
  id: string;
  paymentId: string;
  orderId: string;
  amountFen: Fen;
  because: RefundBecause;
  /** The learner's reason, later the officer's answer. */
  note: string;
  state: RefundState;
  requestedBy: string | null;
  decidedBy: string | null;
  requestedAt: Date;
  settledAt: Date | null;
  tries: number;
  lastError: string | null;
}

/** A refund with what is needed to send or to decide it. */
export interface RefundCase extends Refund {
  orderNo: string;
  groupOrderId: string | null;
  /** The number of the checkout at the gateway; null for other methods. */
  checkoutNo: string | null;
  gateway: GatewayId | null;
  /** Its whole sum, and when it was opened. */
  checkoutFen: Fen | null;
  checkoutAt: Date | null;
  /** When the refund was first sent there. */
  sentAt: Date | null;
  orderState: OrderState;
  channel: Channel;
  accountId: string;
  enrolmentId: string;
  organisationId: string;
  /** As in the order. */
  roundNo: number;
  tradeNo: string;
  method: Method;
}

const longestPauseSeconds = 3600;
const lastTry = 12;

/** Whether the refund is to be sent to the gateway (again). */
export function isDue(refund: Pick<RefundCase, 'state' | 'method'>): boolean {
  const open = refund.state === 'APPROVED' || refund.state === 'SENT' || refund.state === 'FAILED';
  return open && refund.method === 'GATEWAY';
}

/** Returns when to try again; null after twelve tries, when an officer has to act. */
export const nextTry = (tries: number, now: Date): Date | null =>
  tries >= lastTry ? null : nextLook(tries, now);

/** Returns when to ask again about a refund that the gateway has accepted; there is no last time. */
export function nextLook(tries: number, now: Date): Date {
  const seconds = Math.min(longestPauseSeconds, 5 * 2 ** Math.min(tries, 12));
  return new Date(now.getTime() + seconds * 1000);
}

export const refundStateNames: Record<RefundState, string> = {
  REQUESTED: '待审核',
  APPROVED: '已同意，待退款',
  REJECTED: '未同意',
  WITHDRAWN: '已撤回',
  SENT: '退款处理中',
  SUCCEEDED: '已退款',
  FAILED: '退款未成功',
};

export const refundBecauseNames: Record<RefundBecause, string> = {
  DUPLICATE: '重复付款，自动退回',
  LATE: '订单关闭后到账，自动退回',
  REQUESTED: '学员申请',
  VOIDED: '窗口当日作废',
};
