import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CounterMethod } from '../rules/payment.ts';

export interface NewBillPayment {
  billNo: string;
  method: CounterMethod;
  tradeNo: string;
  amountFen: number;
  bankUseId: string | null;
  organisationId: string;
  receivedBy: string;
  at: Date;
}

export async function insertBillPayment(tx: Tx, { at, ...payment }: NewBillPayment): Promise<void> {
  await tx
    .insertInto('billPayments')
    .values({ id: newId(), ...payment, receivedAt: at })
    .execute();
}

/** Payments of bills by transfers that were recorded before the bank file with them came, and has come now. */
export async function listArrivedTransfers(
  db: Reader,
): Promise<{ id: string; billNo: string; amountFen: number; bankLineId: string }[]> {
  return db
    .selectFrom('billPayments as paid')
    .innerJoin('bankLines as line', 'line.transactionNo', 'paid.tradeNo')
    .select(['paid.id', 'paid.billNo', 'paid.amountFen', 'line.id as bankLineId'])
    .where('paid.method', '=', 'TRANSFER')
    .where('paid.bankUseId', 'is', null)
    .orderBy('line.id')
    .execute();
}

export async function updateBankUse(tx: Tx, id: string, bankUseId: string): Promise<void> {
  await tx.updateTable('billPayments').set({ bankUseId }).where('id', '=', id).execute();
}
