import type { Actor, Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getEnrolment } from '../../enrolment/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { getLearner } from '../../people/index.ts';
import { nameItem } from '../rules/due.ts';
import { maySeeGroupReceipt, maySeeReceipt } from '../rules/policy.ts';
import { findGroupOrder } from './group-orders.ts';
import { findOrder } from './orders.ts';
import { findSettlingPayment } from './payments.ts';
import { findReceipt, listReceipts } from './receipts.ts';

/**
 * The receipts of an order with what is printed on them. Throws `payment.receipt_not_found` for an order
 * the actor may not see, `payment.no_receipt` for one without a receipt.
 */
export async function loadReceipts(db: Reader, actor: Actor, orderId: string) {
  const order = await findOrder(db, orderId);
  if (!order || !maySeeReceipt(actor, order)) throw new Refusal('payment.receipt_not_found');
  const receipts = await listReceipts(db, { orderId });
  const payment = await findSettlingPayment(db, orderId);
  if (receipts.length === 0 || !payment) throw new Refusal('payment.no_receipt', { orderId });
  const topic = await getTopic(db, (await getEnrolment(db, order.enrolmentId)).topicId);
  const office = await getOrganisation(db, order.organisationId);
  return {
    order,
    receipts,
    method: payment.method,
    payerName: (await getLearner(db, order.accountId)).name,
    item: nameItem(topic, order),
    officeName: office.name,
    sealName: office.sealName,
    cashier: order.channel === 'COUNTER' ? await nameOf(db, order.createdBy) : '系统',
  };
}

async function nameOf(db: Reader, accountId: string): Promise<string> {
  return (await listPeople(db, [accountId]))[0]?.name ?? '';
}

export type ReceiptView = Awaited<ReturnType<typeof loadReceipts>>;

/** A valid receipt of a group order with what is printed on it. Throws `payment.receipt_not_found`. */
export async function loadGroupReceipt(db: Reader, actor: Officer, id: string) {
  const receipt = await findReceipt(db, id);
  const group =
    receipt && 'groupOrderId' in receipt.source
      ? await findGroupOrder(db, receipt.source.groupOrderId)
      : undefined;
  if (!receipt || !group || receipt.reversedAt || !maySeeGroupReceipt(actor, group))
    throw new Refusal('payment.receipt_not_found');
  return {
    receipt,
    group,
    topic: await getTopic(db, group.topicId),
    officeName: (await getOrganisation(db, group.payeeId)).name,
  };
}

export type GroupReceiptView = Awaited<ReturnType<typeof loadGroupReceipt>>;
