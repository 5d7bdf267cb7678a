import type { Actor } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockPrints, updatePrints } from '../queries/receipts.ts';

/** A browser may fetch a PDF again to save or print it: for so long that is the same print. */
const samePrintMs = 10 * 60_000;

/** Counts a print of a receipt; returns how many there were before, 0 for the original. */
export async function printReceipt(parts: Parts, actor: Actor, id: string): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    const { prints, printedBy, printedAt } = await lockPrints(tx, id);
    const again =
      printedBy === actor.accountId &&
      printedAt !== null &&
      at.getTime() - printedAt.getTime() < samePrintMs;
    if (again) return prints - 1;
    await updatePrints(tx, id, { prints: prints + 1, printedBy: actor.accountId, printedAt: at });
    const subject = { type: 'receipt', id };
    await recordAudit(tx, actor, 'payment.print_receipt', subject, { print: prints + 1 });
    return prints;
  });
}
