import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  findBankLineByNo,
  insertBankUse,
  listBankLines,
  lockBankLine,
} from '../queries/bank-lines.ts';

/**
 * A transfer known by its bank number pays for textbooks, in the caller's transaction:
 * from then on its money can pay no fee (N11). A number of no imported transfer changes nothing. Throws
 * `payment.bank_line_used_up` when less is left of it. No audit: the caller records the payment.
 */
export async function spendTransfer(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  use: { transactionNo: string; amountFen: number; note: string },
): Promise<void> {
  const known = await findBankLineByNo(tx, use.transactionNo);
  const line = known && (await lockBankLine(tx, known.id));
  if (!line) return;
  if (use.amountFen > line.amountFen - line.usedFen) throw new Refusal('payment.bank_line_used_up');
  await insertBankUse(tx, {
    bankLineId: line.id,
    purpose: 'TEXTBOOKS',
    groupOrderId: null,
    amountFen: use.amountFen,
    note: use.note,
    usedBy: actor.accountId,
    at: parts.clock.now(),
  });
}

/** Money on the bank account that nobody has spoken for yet. */
export interface Transfer {
  transactionNo: string;
  day: string;
  payer: string;
}

const plain = (text: string) => text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
const linesLookedAt = 1000;

/** For each bill the unsolved transfer whose remark names it and whose rest is its sum. */
export async function matchTransfers(
  db: Reader,
  bills: readonly { billNo: string; amountFen: number }[],
): Promise<Map<string, Transfer>> {
  const lines = await listBankLines(db, 'UNSOLVED', linesLookedAt);
  const found = new Map<string, Transfer>();
  for (const { billNo, amountFen } of bills) {
    const line = lines.find(
      (one) =>
        one.amountFen - one.usedFen === amountFen && plain(one.remark).includes(plain(billNo)),
    );
    if (line) found.set(billNo, line);
  }
  return found;
}
