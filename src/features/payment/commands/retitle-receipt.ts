import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getOwnOrder, lockOrder } from '../queries/orders.ts';
import { findValidReceipt, insertReceipt, markReceiptReversed } from '../queries/receipts.ts';

/**
 * Changes whom the receipt of the learner's order is made out to (Q15): the old one is reversed, another
 * issued (E22). Throws `payment.no_receipt` when the order is not paid.
 */
export async function retitleReceipt(
  parts: Parts,
  actor: Learner,
  orderId: string,
  title: { title: string; creditCode: string | null },
): Promise<void> {
  await getOwnOrder(parts.db, actor, orderId);
  await inTransaction(parts.db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const valid = await findValidReceipt(tx, { orderId });
    if (order.state !== 'PAID' || !valid) throw new Refusal('payment.no_receipt', { orderId });
    if (valid.title === title.title && valid.creditCode === title.creditCode) return;
    const at = parts.clock.now();
    await markReceiptReversed(tx, valid.id, at);
    const { source, amountFen, people } = valid;
    const receiptNo = await insertReceipt(tx, {
      source,
      amountFen,
      people,
      ...title,
      issuedBy: actor.accountId,
      organisationId: order.organisationId,
      at,
    });
    const facts = { reversed: valid.receiptNo, receiptNo };
    await recordAudit(tx, actor, 'payment.retitle_receipt', { type: 'order', id: orderId }, facts);
  });
}
