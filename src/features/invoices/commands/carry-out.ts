import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import { type InvoiceIssuer, InvoiceRefusal } from '../../../platform/gateways/invoices.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { findInvoice, lockInvoice, updateInvoice } from '../queries/invoices.ts';
import type { Invoice } from '../rules/invoice.ts';
import { recordFailure } from './record-failure.ts';
import { recordNumber } from './record-number.ts';

/**
 * Has the issuer issue or reverse an invoice. The key of the request makes a repeat after a lost answer harmless;
 * without an answer it is asked again later, twelve times. Without an issuer the centre does it by hand.
 * No audit: what comes of it is recorded there.
 */
export async function carryOut(parts: Parts, invoiceId: string): Promise<void> {
  const issuer = parts.invoiceIssuer;
  const invoice = issuer && (await takeDue(parts, invoiceId));
  if (!issuer || !invoice) return;
  const outcome = await ask(parts, issuer, invoice);
  await inTransaction(parts.db, async (tx) => {
    const locked = await lockInvoice(tx, invoiceId);
    if (locked?.state !== invoice.state) return;
    await record(parts, tx, locked, outcome);
  });
}

/** The invoice if the issuer is to be asked; counted before, as a refund meanwhile must know that it may be issued. */
function takeDue({ db }: Parts, id: string): Promise<Invoice | null> {
  return inTransaction(db, async (tx) => {
    const invoice = await lockInvoice(tx, id);
    if (!invoice || !(await isDue(tx, invoice))) return null;
    await updateInvoice(tx, id, { tries: invoice.tries + 1 });
    return invoice;
  });
}

/** A correction waits until the older one is reversed. */
async function isDue(db: Tx, { state, replaces }: Invoice): Promise<boolean> {
  if (state !== 'ASKED') return state === 'REVERSING';
  const older = replaces ? await findInvoice(db, replaces) : undefined;
  return !older || older.state === 'REVERSED' || older.state === 'CANCELLED';
}

type Outcome = { number: string } | { error: Error };

async function ask(parts: Parts, issuer: InvoiceIssuer, invoice: Invoice): Promise<Outcome> {
  const { requestNo, kind, amountFen, item, title, creditCode, number } = invoice;
  try {
    if (invoice.state === 'REVERSING') {
      const reason = invoice.reverseBecause ?? '';
      return await issuer.reverse({ requestNo, kind, number: number ?? '', amountFen, reason });
    }
    const { name: payee } = await getOrganisation(parts.db, invoice.payeeId);
    return await issuer.issue({ requestNo, kind, title, creditCode, item, amountFen, payee });
  } catch (error) {
    parts.log.warn({ error, invoiceId: invoice.id }, 'the issuer did not issue');
    return { error: error as Error };
  }
}

async function record(parts: Parts, tx: Tx, invoice: Invoice, outcome: Outcome): Promise<void> {
  if ('number' in outcome) return recordNumber(parts, tx, 'SYSTEM', invoice, outcome.number);
  const refused = outcome.error instanceof InvoiceRefusal;
  return recordFailure(parts, tx, invoice, { refused, message: outcome.error.message });
}
