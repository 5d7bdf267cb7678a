export { payBill } from './commands/pay-bill.ts';
export { matchTransfers, type Transfer } from './queries/bill-transfers.ts';
export { findPaidSource, listPaidSources, type PaidSource } from './queries/paid-sources.ts';
export { findPayeeAccount, type PayeeAccount } from './queries/payee-accounts.ts';
export { findPaymentState, type PaymentState } from './queries/payment-state.ts';
export { type ReversedReceipt, receiptReversed, type SourceName } from './rules/events.ts';
export { type CounterMethod, counterMethods, methodNames } from './rules/payment.ts';
