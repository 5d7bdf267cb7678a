import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { findReplacing, insertInvoiceEvent, updateInvoice } from '../queries/invoices.ts';
import { invoiceDue } from '../rules/events.ts';
import { type Invoice, kindNames } from '../rules/invoice.ts';
import { reissueRest } from './reissue-rest.ts';

/**
 * Records the number of a locked invoice that was issued, or of its reversal, and has done what waits for it: the
 * reversal of one whose money went back meanwhile, the issue of its correction.
 */
export async function recordNumber(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  invoice: Invoice,
  number: string,
): Promise<void> {
  const at = parts.clock.now();
  const { id, kind } = invoice;
  const reversed = invoice.state === 'REVERSING';
  const text = `${kindNames[kind]}已${reversed ? '红冲' : '开具'}，号码 ${number}`;
  if (reversed) {
    const done = {
      state: 'REVERSED',
      reversalNo: number,
      reversedAt: at,
      lastError: null,
    } as const;
    await updateInvoice(tx, id, done);
    const newer = await findReplacing(tx, id);
    if (newer) await parts.jobs.publish(tx, invoiceDue, { invoiceId: newer.id });
    else await reissueRest(parts, tx, invoice);
  } else {
    const state = invoice.reverseBecause ? 'REVERSING' : 'ISSUED';
    await updateInvoice(tx, id, { state, number, issuedAt: at, tries: 0, lastError: null });
    if (state === 'REVERSING') await parts.jobs.publish(tx, invoiceDue, { invoiceId: id });
  }
  await insertInvoiceEvent(tx, { invoiceId: id, text, at });
  const subject = { type: 'invoice', id };
  await recordAudit(tx, actor, reversed ? 'invoices.reversed' : 'invoices.issued', subject, {
    number,
  });
  await notify(parts, tx, [invoice.askedBy], {
    subject: text,
    text: `${text}。`,
    href: `/invoices/${id}`,
  });
}
