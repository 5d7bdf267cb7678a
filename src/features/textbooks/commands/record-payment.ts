import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { bookTransfer } from '../../payment/index.ts';
import { findBill, markPaid } from '../queries/deliveries.ts';

/**
 * Records that a bill was paid by a transfer: one transfer pays one bill, the whole sum. A transfer of an
 * imported bank file is used up by it (payment). Throws `textbooks.other_amount`,
 * `textbooks.transfer_used`.
 */
export async function recordPayment(
  parts: Parts,
  actor: Officer,
  orderId: string,
  payment: { amountFen: number; reference: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const bill = await findBill(tx, orderId);
    if (!bill || bill.cancelledAt) throw new Refusal('textbooks.not_found');
    if (bill.amountFen !== payment.amountFen)
      throw new Refusal('textbooks.other_amount', { amountFen: bill.amountFen });
    const { reference } = payment;
    const by = { at: parts.clock.now(), reference, recordedBy: actor.accountId };
    const outcome = await markPaid(tx, orderId, by);
    if (outcome === 'used') throw new Refusal('textbooks.transfer_used');
    if (outcome === 'paid') return;
    const { amountFen, billNo: note } = bill;
    await bookTransfer(parts, tx, actor, { transactionNo: reference, amountFen, note });
    const subject = { type: 'textbook_order', id: orderId };
    const facts = { reference, amountFen: bill.amountFen };
    await recordAudit(tx, actor, 'textbooks.record_payment', subject, facts);
  });
}
