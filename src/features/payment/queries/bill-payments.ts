import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CounterMethod } from '../rules/payment.ts';

export interface NewBillPayment {
  billNo: string;
  subjectId: string;
  item: string;
  accountId: string | null;
  payerId: string | null;
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

const selectPaid = (db: Reader) =>
  db
    .selectFrom('billPayments')
    .select([
      'subjectId',
      'item',
      'accountId',
      'payerId',
      'organisationId as payeeId',
      'amountFen',
      'receivedAt as paidAt',
    ]);

export type PaidBillRow = Awaited<
  ReturnType<ReturnType<typeof selectPaid>['executeTakeFirstOrThrow']>
>;

/** The payment of the bill for a subject. */
export async function findPaidBill(
  db: Reader,
  subjectId: string,
): Promise<PaidBillRow | undefined> {
  return selectPaid(db).where('subjectId', '=', subjectId).executeTakeFirst();
}

/** The bills a person or a body paid, the newest first. */
export async function listPaidBills(
  db: Reader,
  payer: { accountId: string } | { payerId: string },
): Promise<PaidBillRow[]> {
  const own =
    'accountId' in payer
      ? selectPaid(db).where('accountId', '=', payer.accountId)
      : selectPaid(db).where('payerId', '=', payer.payerId);
  return own.orderBy('receivedAt', 'desc').limit(200).execute();
}
