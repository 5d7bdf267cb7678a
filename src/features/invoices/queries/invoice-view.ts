import type { Actor } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { getOwn } from '../rules/policy.ts';
import { findInvoice, findReplacing, listInvoiceEvents } from './invoices.ts';

/** Everything on the page of an invoice of the actor. Any other: `invoices.not_found`. */
export async function loadInvoice(db: Reader, actor: Actor, id: string) {
  const invoice = getOwn(actor, await findInvoice(db, id));
  return {
    invoice,
    payeeName: (await getOrganisation(db, invoice.payeeId)).name,
    events: await listInvoiceEvents(db, id),
    older: invoice.replaces ? ((await findInvoice(db, invoice.replaces)) ?? null) : null,
    newer: (await findReplacing(db, id)) ?? null,
  };
}

export type InvoiceView = Awaited<ReturnType<typeof loadInvoice>>;
