export { checkOutBill } from './commands/check-out-bill.ts';
export { endBillCheckout } from './commands/end-bill-checkout.ts';
export { payBill } from './commands/pay-bill.ts';
export { proposeBillReturn, returnBillKind } from './commands/propose-bill-return.ts';
export { withdrawBill } from './commands/withdraw-bill.ts';
export { PayBillOnline } from './pages/pay-bill-online.tsx';
export { type BillState, findBillState } from './queries/bill-state.ts';
export { matchTransfers, type Transfer } from './queries/bill-transfers.ts';
export { findPaidSource, listPaidSources, type PaidSource } from './queries/paid-sources.ts';
export { findPayeeAccount, type PayeeAccount } from './queries/payee-accounts.ts';
export { findPaymentState, type PaymentState } from './queries/payment-state.ts';
export { type BillMethod, type BillReturn, billReturns } from './rules/bill.ts';
export {
  billPaid,
  billReturned,
  type PaidOnline,
  type ReturnedBill,
  type ReversedReceipt,
  receiptReversed,
  type SourceName,
} from './rules/events.ts';
export { type CounterMethod, counterMethods, methodNames } from './rules/payment.ts';
