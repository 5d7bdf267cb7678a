import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertBankUse, lockBankLine } from '../queries/bank-lines.ts';
import {
  lockCounterTransfer,
  updatePaymentUse,
  upsertDoubt,
} from '../queries/counter-transfers.ts';

/**
 * Records whether a bank line and a transfer recorded at the counter are the same money: then that money counts
 * once, as the line's, and pays nothing else. Throws `payment.bank_line_not_found`,
 * `payment.counter_transfer_gone`, `payment.bank_line_used_up`.
 */
export async function decideCounterTransfer(
  parts: Parts,
  actor: Officer,
  bankLineId: string,
  { paymentId, same }: { paymentId: string; same: boolean },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const line = await lockBankLine(tx, bankLineId);
    if (!line) throw new Refusal('payment.bank_line_not_found');
    const transfer = await lockCounterTransfer(tx, actor.organisationId, paymentId);
    if (!transfer) throw new Refusal('payment.counter_transfer_gone');
    const { amountFen, orderNo } = transfer;
    const at = parts.clock.now();
    const by = { decidedBy: actor.accountId, decidedAt: at };
    await upsertDoubt(tx, { bankLineId, paymentId, same, ...by });
    if (same) {
      if (amountFen > line.amountFen - line.usedFen) throw new Refusal('payment.bank_line_used_up');
      const use = { bankLineId, purpose: 'COUNTER', groupOrderId: null, amountFen } as const;
      const bankUseId = await insertBankUse(tx, {
        ...use,
        note: orderNo,
        usedBy: actor.accountId,
        at,
      });
      await updatePaymentUse(tx, paymentId, bankUseId);
    }
    const subject = { type: 'bank_line', id: bankLineId };
    const facts = { paymentId, orderNo, amountFen, same };
    await recordAudit(tx, actor, 'payment.decide_counter_transfer', subject, facts);
  });
}
