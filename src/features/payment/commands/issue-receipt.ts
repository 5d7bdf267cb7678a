import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { getLearner } from '../../people/index.ts';
import { getPayment } from '../queries/payments.ts';
import {
  findValidReceipt,
  insertReceipt,
  markReceiptReversed,
  sumSettled,
} from '../queries/receipts.ts';
import type { SourceName } from '../rules/events.ts';
import type { GroupOrder } from '../rules/group-order.ts';
import type { Order } from '../rules/order.ts';
import type { ReceiptSource } from '../rules/receipt.ts';

/** Issues the receipt over a learner's paid order. No audit: the payment is recorded. */
export async function issueReceipt(
  tx: Tx,
  actor: ActorOrSystem,
  order: Pick<Order, 'id' | 'accountId' | 'amountFen' | 'organisationId'>,
  at: Date,
): Promise<void> {
  const { name: title } = await getLearner(tx, order.accountId);
  await insertReceipt(tx, {
    source: { orderId: order.id },
    title,
    creditCode: null,
    amountFen: order.amountFen,
    people: 1,
    organisationId: order.organisationId,
    issuedBy: actor === 'SYSTEM' ? null : actor.accountId,
    at,
  });
}

/** Issues the receipt over what a unit's payment settled and was not refunded; none when that is nothing. */
export async function issueGroupReceipt(
  tx: Tx,
  { title, creditCode, payeeId }: Pick<GroupOrder, 'title' | 'creditCode' | 'payeeId'>,
  source: Exclude<ReceiptSource, { orderId: string }>,
  at: Date,
): Promise<void> {
  const settled = await sumSettled(tx, source);
  if (settled.people === 0) return;
  const body = { organisationId: payeeId, issuedBy: null };
  await insertReceipt(tx, { source, title, creditCode, ...settled, ...body, at });
}

/**
 * Reverses the receipt of a refunded order; in place of a unit's receipt another is issued over the rest
 * (E22). Returns what the receipt was over; null when there was none.
 */
export async function reverseReceipt(
  tx: Tx,
  { orderId, paymentId }: { orderId: string; paymentId: string },
  at: Date,
): Promise<SourceName | null> {
  const own = await findValidReceipt(tx, { orderId });
  if (own) {
    await markReceiptReversed(tx, own.id, at);
    return { sourceKind: 'ORDER', sourceId: orderId };
  }
  const { checkoutId, bankUseId } = await getPayment(tx, paymentId);
  const paid = checkoutId ? { checkoutId } : bankUseId ? { bankUseId } : null;
  const whole = paid && (await findValidReceipt(tx, paid));
  if (!whole || !('groupOrderId' in whole.source)) return null;
  await markReceiptReversed(tx, whole.id, at);
  const { title, creditCode, organisationId: payeeId } = whole;
  await issueGroupReceipt(tx, { title, creditCode, payeeId }, whole.source, at);
  return checkoutId
    ? { sourceKind: 'CHECKOUT', sourceId: checkoutId }
    : { sourceKind: 'BANK_USE', sourceId: bankUseId ?? '' };
}
