// What only the demo city and tests use.
export { checkOut } from './commands/check-out.ts';
export { checkOutGroup } from './commands/check-out-group.ts';
export { decideRefund } from './commands/decide-refund.ts';
export { enterFirstPayeeAccount } from './commands/enter-first-payee-account.ts';
export { importBankFile } from './commands/import-bank-file.ts';
export { openOrder } from './commands/open-order.ts';
export { payLinesByTransfer } from './commands/pay-lines-by-transfer.ts';
export { placeGroupOrder } from './commands/place-group-order.ts';
export { reconcileDay } from './commands/reconcile-day.ts';
export { requestLineRefund } from './commands/request-line-refund.ts';
export { requestRefund } from './commands/request-refund.ts';
export { sendRefund } from './commands/send-refund.ts';
export { settleTrade } from './commands/settle-trade.ts';
export { takePaymentAtCounter } from './commands/take-payment-at-counter.ts';
export { findGroupOrder } from './queries/group-orders.ts';
export { loadRoster } from './queries/payer-roster.ts';
