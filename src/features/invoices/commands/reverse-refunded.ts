import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import type { ReversedReceipt } from '../../payment/index.ts';
import { findLive, insertInvoiceEvent, lockInvoice, updateInvoice } from '../queries/invoices.ts';
import { invoiceDue } from '../rules/events.ts';
import { afterRefund } from '../rules/refunded.ts';
import { reissueRest } from './reissue-rest.ts';

/**
 * Reverses the invoice of a payment whose receipt was reversed (E22). One that was not issued is dropped; one that
 * may have been issued without our knowing is asked for once more, and reversed then.
 */
export async function reverseRefunded(
  parts: Parts,
  { because, ...source }: ReversedReceipt,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const live = await findLive(tx, source);
    const invoice = live && (await lockInvoice(tx, live.id));
    const next = invoice && afterRefund(invoice);
    if (!invoice || !next) return;
    const at = parts.clock.now();
    const { id } = invoice;
    const tries = next === invoice.state ? invoice.tries : 0;
    await updateInvoice(tx, id, { state: next, reverseBecause: because, tries });
    const text = next === 'CANCELLED' ? `${because}，申请取消` : `${because}，自动红冲`;
    await insertInvoiceEvent(tx, { invoiceId: id, text, at });
    await recordAudit(tx, 'SYSTEM', 'invoices.reverse', { type: 'invoice', id }, { because });
    if (next === 'CANCELLED') await reissueRest(parts, tx, invoice);
    else await parts.jobs.publish(tx, invoiceDue, { invoiceId: id });
  });
}
