import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertInvoiceEvent, lockInvoice, updateInvoice } from '../queries/invoices.ts';
import { invoiceDue } from '../rules/events.ts';
import { isUnfinished } from '../rules/invoice.ts';
import { getTaken } from '../rules/policy.ts';

/**
 * Has the issuer asked again now about an invoice that hangs or failed. Throws `invoices.not_found`,
 * `invoices.nothing_to_do` when it is finished.
 */
export async function retryInvoice(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const invoice = getTaken(actor, await lockInvoice(tx, id));
    const { state } = invoice;
    if (!isUnfinished(invoice)) throw new Refusal('invoices.nothing_to_do');
    const next = state === 'FAILED' ? 'ASKED' : state;
    await updateInvoice(tx, id, { state: next, tries: 0, lastError: null });
    const at = parts.clock.now();
    await insertInvoiceEvent(tx, { invoiceId: id, text: '收款单位重新提交给开票方', at });
    await recordAudit(tx, actor, 'invoices.retry', { type: 'invoice', id });
    await parts.jobs.publish(tx, invoiceDue, { invoiceId: id });
  });
}
