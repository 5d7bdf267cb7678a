import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockBankImports, lockDoubt, updateDoubt } from '../queries/bank-doubts.ts';
import { insertBankLines } from '../queries/bank-lines.ts';
import { useArrivedTransfers } from './use-arrived-transfers.ts';

/**
 * Decides about a row whose transaction number another line has with other facts (E21): it is another transfer
 * and is booked, or it is none and stays listed with the reason. Throws `payment.doubt_not_found`,
 * `payment.doubt_decided`.
 */
export async function decideSameNumber(
  parts: Parts,
  actor: Officer,
  doubtId: string,
  { decision, note }: { decision: 'BOOKED' | 'DROPPED'; note: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockBankImports(tx);
    const doubt = await lockDoubt(tx, doubtId);
    if (!doubt) throw new Refusal('payment.doubt_not_found');
    if (doubt.decision !== null) throw new Refusal('payment.doubt_decided');
    const { fileId, rowNo, transactionNo, day, amountFen, payer, payerAccount, remark } = doubt;
    if (decision === 'BOOKED') {
      const line = { rowNo, transactionNo, day, amountFen, payer, payerAccount, remark };
      await insertBankLines(tx, fileId, [{ id: newId(), ...line }]);
      await useArrivedTransfers(tx, actor, parts.clock.now());
    }
    const decided = { decidedBy: actor.accountId, decidedAt: parts.clock.now() };
    await updateDoubt(tx, doubtId, { decision, note, ...decided });
    const subject = { type: 'bank_doubt', id: doubtId };
    const facts = { decision, note, transactionNo, amountFen };
    await recordAudit(tx, actor, 'payment.decide_same_number', subject, facts);
  });
}
