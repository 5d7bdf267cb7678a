import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertBillPayment } from '../queries/bill-payments.ts';
import type { CounterMethod } from '../rules/payment.ts';
import { bookTransfer } from './book-transfer.ts';

/** A bill of another feature that was paid whole; `transactionNo` for a transfer. */
export interface PaidBill {
  billNo: string;
  /** The row of the other feature, and what it is in words. */
  subjectId: string;
  item: string;
  /** Who paid: a person or a body. */
  accountId: string | null;
  payerId: string | null;
  amountFen: number;
  method: CounterMethod;
  transactionNo: string;
}

/**
 * Records that a bill was paid at the counter or by a transfer, apart from any fee (N11). The money of an
 * imported transfer is used up by it; one not imported yet is used when its bank file comes. Throws
 * `payment.bank_line_used_up` when less is left. No audit: the caller records the payment.
 */
export async function payBill(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { transactionNo, ...bill }: PaidBill,
): Promise<void> {
  const { billNo, amountFen, method } = bill;
  const transfer = method === 'TRANSFER';
  const use = { transactionNo, amountFen, note: billNo };
  const bankUseId = transfer ? await bookTransfer(parts, tx, actor, use) : null;
  await insertBillPayment(tx, {
    ...bill,
    tradeNo: transfer ? transactionNo : `${billNo}-${method}`,
    bankUseId,
    organisationId: actor.organisationId,
    receivedBy: actor.accountId,
    at: parts.clock.now(),
  });
}
