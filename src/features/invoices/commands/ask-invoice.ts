import type { Actor } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import type { SourceName } from '../../payment/index.ts';
import { getOwnPayment } from '../queries/own-payment.ts';
import type { InvoiceKind } from '../rules/invoice.ts';
import { requestIssue } from './request-issue.ts';

/**
 * Asks for a fiscal receipt or an invoice over a payment of the actor, and returns its id (E22). Throws
 * `invoices.nothing_paid` for what is not paid or not theirs, `invoices.asked_before`.
 */
export async function askInvoice(
  parts: Parts,
  actor: Actor,
  source: SourceName,
  wanted: { kind: InvoiceKind; title: string; creditCode: string | null },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const paid = await getOwnPayment(tx, actor, source);
    const id = await requestIssue(parts, tx, actor.accountId, { ...wanted, paid, replaces: null });
    const facts = { kind: wanted.kind, amountFen: paid.amountFen };
    await recordAudit(tx, actor, 'invoices.ask', { type: 'invoice', id }, facts);
    return id;
  });
}
