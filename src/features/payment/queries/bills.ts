import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Bill } from '../rules/bill.ts';
import type { Checkout } from '../rules/checkout.ts';
import { selectCheckouts } from './checkouts.ts';

type StoredBill = Bill & { withdrawnAt: Date | null };

const select = (db: Reader) => db.selectFrom('bills').selectAll().$castTo<StoredBill>();

export async function findBill(db: Reader, billNo: string): Promise<StoredBill | undefined> {
  return select(db).where('billNo', '=', billNo).executeTakeFirst();
}

/** Locks the bill until the transaction ends, so that it is paid once. Lock it before its checkouts. */
export async function lockBill(tx: Tx, billNo: string): Promise<StoredBill | undefined> {
  return select(tx).where('billNo', '=', billNo).forUpdate().executeTakeFirst();
}

/** Remembers a bill whose payer goes to a gateway; a known one stays as it is. */
export async function insertBill(tx: Tx, bill: Bill): Promise<void> {
  await tx
    .insertInto('bills')
    .values(bill)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function markBillWithdrawn(tx: Tx, billNo: string, at: Date): Promise<void> {
  await tx.updateTable('bills').set({ withdrawnAt: at }).where('billNo', '=', billNo).execute();
}

/** The open checkout of a bill; at most one. */
export async function findOpenCheckoutOfBill(
  db: Reader,
  billNo: string,
): Promise<Checkout | undefined> {
  return selectCheckouts(db)
    .where('billNo', '=', billNo)
    .where('state', '=', 'OPEN')
    .executeTakeFirst();
}

/** The last checkout of a bill. */
export async function findLastCheckoutOfBill(
  db: Reader,
  billNo: string,
): Promise<Checkout | undefined> {
  return selectCheckouts(db)
    .where('billNo', '=', billNo)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
