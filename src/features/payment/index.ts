export { checkOrder } from './commands/check-order.ts';
export { openOrder } from './commands/open-order.ts';
export { reconcileDay } from './commands/reconcile-day.ts';
export { requestRefund } from './commands/request-refund.ts';
export { type Settlement, settleOrder } from './commands/settle-order.ts';
export { type CounterPayment, takePaymentAtCounter } from './commands/take-payment-at-counter.ts';
export { visitGateway } from './commands/visit-gateway.ts';
export type { CounterMethod, Order, OrderState } from './order.ts';
export { findPaymentState, type PaymentState } from './payment-state.ts';
