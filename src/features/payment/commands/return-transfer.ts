import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertBankUse, lockBankLine } from '../queries/bank-lines.ts';

/**
 * Records that the rest of a transfer, or a part of it, was sent back to the payer. Throws
 * `payment.bank_line_not_found`, `payment.bank_line_used_up`.
 */
export async function returnTransfer(
  parts: Parts,
  actor: Officer,
  bankLineId: string,
  { amountFen, note }: { amountFen: number; note: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const line = await lockBankLine(tx, bankLineId);
    if (!line) throw new Refusal('payment.bank_line_not_found');
    if (amountFen > line.amountFen - line.usedFen) throw new Refusal('payment.bank_line_used_up');
    await insertBankUse(tx, {
      bankLineId,
      purpose: 'RETURNED',
      groupOrderId: null,
      amountFen,
      note,
      usedBy: actor.accountId,
      at: parts.clock.now(),
    });
    const subject = { type: 'bank_line', id: bankLineId };
    await recordAudit(tx, actor, 'payment.return_transfer', subject, { amountFen, note });
  });
}
