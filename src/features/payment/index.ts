export { bookTransfer } from './commands/book-transfer.ts';
export { matchTransfers, type Transfer } from './queries/bill-transfers.ts';
export { findPaidSource, listPaidSources, type PaidSource } from './queries/paid-sources.ts';
export { findPaymentState, type PaymentState } from './queries/payment-state.ts';
export { receiptReversed, type SourceName } from './rules/events.ts';
