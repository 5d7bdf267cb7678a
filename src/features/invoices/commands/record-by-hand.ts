import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { existsNumber, lockInvoice, updateInvoice } from '../queries/invoices.ts';
import { isUnfinished } from '../rules/invoice.ts';
import { getTaken } from '../rules/policy.ts';
import { recordNumber } from './record-number.ts';

/**
 * Records the number of an invoice that an officer issued or reversed outside of this system, where no issuer is
 * connected or it hangs. Throws `invoices.not_found`, `invoices.nothing_to_do`, `invoices.known_number`.
 * No audit: `recordNumber` records it with the officer.
 */
export async function recordByHand(
  parts: Parts,
  actor: Officer,
  id: string,
  number: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const invoice = getTaken(actor, await lockInvoice(tx, id));
    const { state } = invoice;
    if (!isUnfinished(invoice)) throw new Refusal('invoices.nothing_to_do');
    if (await existsNumber(tx, number)) throw new Refusal('invoices.known_number');
    if (state === 'FAILED') await updateInvoice(tx, id, { state: 'ASKED' });
    await recordNumber(parts, tx, actor, invoice, number);
  });
}
