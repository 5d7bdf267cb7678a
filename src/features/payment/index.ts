export { bookTransfer } from './commands/book-transfer.ts';
export { matchTransfers, type Transfer } from './queries/bill-transfers.ts';
export { findPaymentState, type PaymentState } from './queries/payment-state.ts';
