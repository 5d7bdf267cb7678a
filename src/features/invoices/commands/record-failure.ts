import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { insertInvoiceEvent, updateInvoice } from '../queries/invoices.ts';
import { invoiceDue } from '../rules/events.ts';
import { type Invoice, nextTry } from '../rules/invoice.ts';

/**
 * Records that the issuer refused a locked invoice, or did not answer: then it is asked again later. A reversal
 * that fails stays in the centre's list.
 */
export async function recordFailure(
  parts: Parts,
  tx: Tx,
  { id: invoiceId, state, askedBy, tries }: Invoice,
  { refused, message }: { refused: boolean; message: string },
): Promise<void> {
  const at = parts.clock.now();
  const startAfter = refused ? null : nextTry(tries, at);
  const failed = startAfter === null && state === 'ASKED';
  const lastError = message.slice(0, 300);
  await updateInvoice(tx, invoiceId, { lastError, ...(failed && { state: 'FAILED' }) });
  const again = startAfter ? '稍后自动重试' : '已转收款单位处理';
  const text = refused ? `开票方没有受理：${lastError}` : `第${tries}次请求没有答复，${again}`;
  await insertInvoiceEvent(tx, { invoiceId, text, at });
  const subject = { type: 'invoice', id: invoiceId };
  await recordAudit(tx, 'SYSTEM', 'invoices.not_issued', subject, { tries, refused });
  if (startAfter) await parts.jobs.publish(tx, invoiceDue, { invoiceId }, { startAfter });
  if (failed && refused)
    await notify(parts, tx, [askedBy], {
      subject: '票据没有开成，请更正后重新申请',
      text: `开票方没有受理：${lastError}。请核对抬头后重新申请。`,
      href: `/invoices/${invoiceId}`,
    });
}
