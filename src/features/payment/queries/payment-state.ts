import type { Reader } from '../../../platform/database/index.ts';
import { listOrders } from './orders.ts';

/** The payment of an enrolment's fee, for the features above. */
export interface PaymentState {
  state: 'NONE' | 'OPEN' | 'PAID' | 'REFUNDING' | 'REFUNDED';
  orderId: string | null;
  orderNo: string | null;
  amountFen: number | null;
  paidAt: Date | null;
  /** The unit pays by a group order (E21). */
  byUnit: boolean;
}

const none: PaymentState = {
  state: 'NONE',
  orderId: null,
  orderNo: null,
  amountFen: null,
  paidAt: null,
  byUnit: false,
};

/** The state of the newest order that is not closed. */
export async function findPaymentState(db: Reader, enrolmentId: string): Promise<PaymentState> {
  const orders = await listOrders(db, enrolmentId);
  const order = orders.find((one) => one.state !== 'CLOSED');
  if (!order || order.state === 'CLOSED') return none;
  const { state, id: orderId, orderNo, amountFen, paidAt } = order;
  return { state, orderId, orderNo, amountFen, paidAt, byUnit: order.channel === 'GROUP' };
}
