import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertInvoiceEvent, lockInvoice, updateInvoice } from '../queries/invoices.ts';
import { getOwnPayment } from '../queries/own-payment.ts';
import { invoiceDue } from '../rules/events.ts';
import { mayCorrect } from '../rules/invoice.ts';
import { getOwn } from '../rules/policy.ts';
import { requestIssue } from './request-issue.ts';

/**
 * Corrects whom an invoice is made out to: the older one is reversed (红冲), or dropped when it was never issued,
 * and another one is issued after that (E22). Returns the new one's id. Throws `invoices.not_found`,
 * `invoices.not_correctable`.
 */
export async function correctInvoice(
  parts: Parts,
  actor: Actor,
  id: string,
  { title, creditCode }: { title: string; creditCode: string | null },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const older = getOwn(actor, await lockInvoice(tx, id));
    if (!mayCorrect(older)) throw new Refusal('invoices.not_correctable');
    const paid = await getOwnPayment(tx, actor, older);
    const at = parts.clock.now();
    const issued = older.state === 'ISSUED';
    await updateInvoice(
      tx,
      id,
      issued
        ? { state: 'REVERSING', reverseBecause: '更正抬头', tries: 0, lastError: null }
        : { state: 'CANCELLED' },
    );
    const text = issued ? `申请更正抬头为“${title}”，先红冲这一张` : `改用抬头“${title}”重新申请`;
    await insertInvoiceEvent(tx, { invoiceId: id, text, at });
    if (issued) await parts.jobs.publish(tx, invoiceDue, { invoiceId: id });
    const wanted = { kind: older.kind, title, creditCode, paid, replaces: id };
    const newer = await requestIssue(parts, tx, actor.accountId, wanted);
    await recordAudit(tx, actor, 'invoices.correct', { type: 'invoice', id }, { newer });
    return newer;
  });
}
