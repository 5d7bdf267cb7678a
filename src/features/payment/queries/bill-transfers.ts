import type { Reader } from '../../../platform/database/index.ts';
import { listBankLines } from './bank-lines.ts';

/** A transfer with unused money. */
export interface Transfer {
  transactionNo: string;
  day: string;
  payer: string;
}

const plain = (text: string) => text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
const mostLines = 1000;

/** Returns for each bill number the transfer whose remark names it and whose rest is its sum. */
export async function matchTransfers(
  db: Reader,
  bills: readonly { billNo: string; amountFen: number }[],
): Promise<Map<string, Transfer>> {
  const lines = await listBankLines(db, 'UNSOLVED', mostLines);
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
