import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';
import type { BillMethod } from '../rules/bill.ts';

export interface NewBillPayment {
  billNo: string;
  subjectId: string;
  item: string;
  href: string | null;
  accountId: string | null;
  payerId: string | null;
  method: BillMethod;
  tradeNo: string;
  amountFen: number;
  bankUseId: string | null;
  organisationId: string;
  /** The officer who took it, or the checkout by which it was paid online. */
  receivedBy: string | null;
  checkoutId: string | null;
  at: Date;
}

export async function insertBillPayment(tx: Tx, { at, ...payment }: NewBillPayment): Promise<void> {
  await tx
    .insertInto('billPayments')
    .values({ id: newId(), ...payment, receivedAt: at })
    .execute();
}

/** The payment of a bill that stands. */
export interface BillPayment extends Omit<NewBillPayment, 'at'> {
  id: string;
  gateway: GatewayId | null;
  receivedAt: Date;
}

const selectStanding = (db: Reader, billNo: string) =>
  db
    .selectFrom('billPayments as paid')
    .leftJoin('checkouts as checkout', 'checkout.id', 'paid.checkoutId')
    .selectAll('paid')
    .select('checkout.gateway')
    .where('paid.billNo', '=', billNo)
    .where('paid.outcome', '=', 'PAID')
    .$castTo<BillPayment>();

export async function findPaymentOfBill(
  db: Reader,
  billNo: string,
): Promise<BillPayment | undefined> {
  return selectStanding(db, billNo).executeTakeFirst();
}

/** The same, its row held, so that its money goes back once. */
export async function lockPaymentOfBill(tx: Tx, billNo: string): Promise<BillPayment | undefined> {
  return selectStanding(tx, billNo).forUpdate('paid').executeTakeFirst();
}

/** Ends the payment of a bill: its money went back, or it was recorded by mistake. */
export async function markBillPayment(
  tx: Tx,
  id: string,
  outcome: 'RETURNED' | 'VOIDED',
): Promise<void> {
  await tx.updateTable('billPayments').set({ outcome }).where('id', '=', id).execute();
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
    .where('paid.outcome', '=', 'PAID')
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
    ])
    .where('outcome', '=', 'PAID');

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
