import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { insertBankUse, lockBankLine } from '../queries/bank-lines.ts';
import { listArrivedTransfers, updateBankUse } from '../queries/bill-payments.ts';

/**
 * Uses transfers that just came with a bank file for the bills they were recorded for before, so that their money
 * counts once and pays no fee (N11). One with less left stays to be looked at. No audit: the import is recorded.
 */
export async function useArrivedTransfers(tx: Tx, actor: Officer, at: Date): Promise<void> {
  // One number may stand for two transfers: a bill is paid by one of them.
  const paid = new Set<string>();
  for (const { id, billNo, amountFen, bankLineId } of await listArrivedTransfers(tx)) {
    if (paid.has(id)) continue;
    const line = await lockBankLine(tx, bankLineId);
    if (!line || amountFen > line.amountFen - line.usedFen) continue;
    const use = { bankLineId, purpose: 'TEXTBOOKS', groupOrderId: null, amountFen } as const;
    const by = { note: billNo, usedBy: actor.accountId, at };
    await updateBankUse(tx, id, await insertBankUse(tx, { ...use, ...by }));
    paid.add(id);
  }
}
