import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findPaymentOfBill, insertBillPayment } from '../queries/bill-payments.ts';
import { lockBill } from '../queries/bills.ts';
import type { Bill } from '../rules/bill.ts';
import type { CounterMethod } from '../rules/payment.ts';
import { bookTransfer } from './book-transfer.ts';
import { joinTillDay } from './join-till-day.ts';

/** A bill of another feature that was paid whole; `transactionNo` for a transfer. */
export interface PaidBill extends Bill {
  method: CounterMethod;
  transactionNo: string;
}

/**
 * Records that a bill was paid at the counter, into the till of the clerk, or by a transfer, apart from any fee
 * (N11). The money of an imported transfer is used up by it; one not imported yet is used when its bank file
 * comes. Throws `payment.bill_settled`, `payment.day_closed`, and `payment.bank_line_used_up` when less is left.
 * No audit: the caller records the payment.
 */
export async function payBill(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { transactionNo, ...bill }: PaidBill,
): Promise<void> {
  const { billNo, amountFen, method, organisationId } = bill;
  const { accountId: receivedBy } = actor;
  const at = parts.clock.now();
  await lockBill(tx, billNo);
  if (await findPaymentOfBill(tx, billNo)) throw new Refusal('payment.bill_settled', { billNo });
  const transfer = method === 'TRANSFER';
  if (!transfer) await joinTillDay(tx, { organisationId, clerkId: receivedBy, day: dayOf(at) });
  const use = { transactionNo, amountFen, note: billNo };
  const bankUseId = transfer ? await bookTransfer(parts, tx, actor, use) : null;
  const tradeNo = transfer ? transactionNo : `${billNo}-${method}`;
  const by = { tradeNo, bankUseId, receivedBy, checkoutId: null, at };
  await insertBillPayment(tx, { ...bill, ...by });
}
