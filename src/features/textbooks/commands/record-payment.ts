import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getOnlyOrganisation } from '../../organisations/index.ts';
import { type CounterMethod, endBillCheckout, payBill } from '../../payment/index.ts';
import { findBill, markPaid } from '../queries/deliveries.ts';
import { findOrder } from '../queries/orders.ts';
import { mayTakeCash } from '../rules/policy.ts';
import { billFacts } from '../rules/textbook.ts';

/**
 * Records that a bill was paid whole, in cash or by card at the centre or by a transfer, which pays one bill
 * (payment: `payBill`). A payment begun online is ended first. Throws `textbooks.other_amount`,
 * `textbooks.transfer_used`, `textbooks.cash_at_centre`, and what `payBill` throws.
 */
export async function recordPayment(
  parts: Parts,
  actor: Officer,
  orderId: string,
  payment: { amountFen: number; method: CounterMethod; reference: string },
): Promise<void> {
  const { method } = payment;
  // The cash is in a till of the centre, and closed with it.
  if (method !== 'TRANSFER' && !mayTakeCash(actor)) throw new Refusal('textbooks.cash_at_centre');
  const known = await findBill(parts.db, orderId);
  if (known && !known.paidAt && known.amountFen === payment.amountFen)
    await endBillCheckout(parts, actor, known.billNo);
  await inTransaction(parts.db, async (tx) => {
    const bill = await findBill(tx, orderId);
    const order = await findOrder(tx, orderId);
    if (!bill || !order || bill.cancelledAt) throw new Refusal('textbooks.not_found');
    if (bill.amountFen !== payment.amountFen)
      throw new Refusal('textbooks.other_amount', { amountFen: bill.amountFen });
    const { amountFen, billNo } = bill;
    const reference = method === 'TRANSFER' ? payment.reference : `${billNo}-${method}`;
    const by = { at: parts.clock.now(), method, reference, recordedBy: actor.accountId };
    const outcome = await markPaid(tx, orderId, by);
    if (outcome === 'used') throw new Refusal('textbooks.transfer_used');
    if (outcome === 'paid') throw new Refusal('textbooks.paid_already');
    // Whoever records it, the money is the centre's: so are its account and its tills.
    const { id: organisationId } = await getOnlyOrganisation(tx, 'TRAINING_CENTRE');
    const of = { ...billFacts(order, bill), organisationId };
    await payBill(parts, tx, actor, { ...of, method, transactionNo: reference });
    const subject = { type: 'textbook_order', id: orderId };
    const facts = { reference, method, amountFen };
    await recordAudit(tx, actor, 'textbooks.record_payment', subject, facts);
  });
}
