import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findBankLineByNo, insertBankUse, lockBankLine } from '../queries/bank-lines.ts';

/**
 * Uses a transfer, by its bank number, for textbooks and returns the use: from then on its money can pay no
 * fee (N11). Null for the number of a transfer not imported. Throws `payment.bank_line_used_up` when less is left.
 * No audit: the caller records the payment.
 */
export async function bookTransfer(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  use: { transactionNo: string; amountFen: number; note: string },
): Promise<string | null> {
  const known = await findBankLineByNo(tx, use.transactionNo);
  const line = known && (await lockBankLine(tx, known.id));
  if (!line) return null;
  if (use.amountFen > line.amountFen - line.usedFen) throw new Refusal('payment.bank_line_used_up');
  return insertBankUse(tx, {
    bankLineId: line.id,
    purpose: 'TEXTBOOKS',
    groupOrderId: null,
    amountFen: use.amountFen,
    note: use.note,
    usedBy: actor.accountId,
    at: parts.clock.now(),
  });
}
