import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { PaidSource } from '../../payment/index.ts';
import { findLive, insertInvoice, insertInvoiceEvent } from '../queries/invoices.ts';
import { invoiceDue } from '../rules/events.ts';
import { type Invoice, type InvoiceKind, kindNames } from '../rules/invoice.ts';

/**
 * Records a request over what was paid and has the issuer asked; returns its id. Throws `invoices.asked_before`
 * when the payment has a live one. No audit: the callers record theirs.
 */
export async function requestIssue(
  parts: Parts,
  tx: Tx,
  askedBy: Actor['accountId'],
  {
    paid,
    ...wanted
  }: Pick<Invoice, 'title' | 'creditCode' | 'replaces'> & {
    kind: InvoiceKind;
    paid: PaidSource;
  },
): Promise<string> {
  const { sourceKind, sourceId, accountId, organisationId, payeeId, item, amountFen } = paid;
  const of = { sourceKind, sourceId, accountId, organisationId, payeeId, item, amountFen };
  const at = parts.clock.now();
  const id = await insertInvoice(tx, { ...of, ...wanted, askedBy, at });
  if (!id) {
    const live = await findLive(tx, paid);
    throw new Refusal('invoices.asked_before', { invoiceId: live?.id ?? '' });
  }
  const text = `申请${kindNames[wanted.kind]}，抬头：${wanted.title}`;
  await insertInvoiceEvent(tx, { invoiceId: id, text, at });
  await parts.jobs.publish(tx, invoiceDue, { invoiceId: id });
  return id;
}
