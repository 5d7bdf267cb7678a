import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockBankLine, updateBankNote } from '../queries/bank-lines.ts';

/** Saves the clerk's note on a transfer of unknown purpose; it stays on the list. */
export async function noteTransfer(
  parts: Parts,
  actor: Officer,
  bankLineId: string,
  note: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (!(await lockBankLine(tx, bankLineId))) throw new Refusal('payment.bank_line_not_found');
    await updateBankNote(tx, bankLineId, note);
    const subject = { type: 'bank_line', id: bankLineId };
    await recordAudit(tx, actor, 'payment.note_transfer', subject, { note });
  });
}
