import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { BillMethod } from '../../payment/index.ts';
import type { Copies } from '../rules/textbook.ts';

export interface Delivery {
  id: string;
  noteNo: string;
  orderId: string;
  madeAt: Date;
  receivedAt: Date | null;
  lines: { titleId: string; name: string; quantity: number }[];
}

const noteNo = sql<string>`'S' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') || lpad(nextval('textbook_order_numbers')::text, 6, '0')`;

/** Inserts a delivery note; returns its id. */
export async function insertDelivery(
  tx: Tx,
  delivery: { orderId: string; madeBy: string; copies: readonly Copies[] },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('textbookDeliveries')
    .values({ id, noteNo, orderId: delivery.orderId, madeBy: delivery.madeBy })
    .execute();
  await tx
    .insertInto('textbookDeliveryLines')
    .values(delivery.copies.map((copies) => ({ deliveryId: id, ...copies })))
    .execute();
  return id;
}

const selectDeliveries = (db: Reader) =>
  db.selectFrom('textbookDeliveries').select(['id', 'noteNo', 'orderId', 'madeAt', 'receivedAt']);

/** The delivery notes of an order, the oldest first. */
export async function listDeliveries(db: Reader, orderId: string): Promise<Delivery[]> {
  const rows = await selectDeliveries(db)
    .where('orderId', '=', orderId)
    .orderBy('madeAt')
    .execute();
  return withLines(db, rows);
}

export async function findDelivery(db: Reader, id: string): Promise<Delivery | undefined> {
  const row = await selectDeliveries(db).where('id', '=', id).executeTakeFirst();
  return row && (await withLines(db, [row]))[0];
}

async function withLines(db: Reader, rows: Omit<Delivery, 'lines'>[]): Promise<Delivery[]> {
  if (rows.length === 0) return [];
  const lines = await db
    .selectFrom('textbookDeliveryLines as line')
    .innerJoin('textbookTitles as title', 'title.id', 'line.titleId')
    .select(['line.deliveryId', 'line.titleId', 'title.name', 'line.quantity'])
    .where(
      'line.deliveryId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('title.name')
    .execute();
  const byDelivery = Map.groupBy(lines, ({ deliveryId }) => deliveryId);
  return rows.map((row) => ({ ...row, lines: byDelivery.get(row.id) ?? [] }));
}

/** Records that the books were received; false when it was recorded before. */
export async function markReceived(
  tx: Tx,
  id: string,
  by: { accountId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('textbookDeliveries')
    .set({ receivedBy: by.accountId, receivedAt: by.at })
    .where('id', '=', id)
    .where('receivedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface Bill {
  orderId: string;
  billNo: string;
  amountFen: number;
  issuedAt: Date;
  paidAt: Date | null;
  paidReference: string | null;
  paidMethod: BillMethod;
  /** Its money went back and is not asked for again. */
  refundedAt: Date | null;
  cancelledAt: Date | null;
}

const selectBills = (db: Reader) =>
  db
    .selectFrom('textbookBills')
    .select([
      'orderId',
      'billNo',
      'amountFen',
      'issuedAt',
      'paidAt',
      'paidReference',
      'paidMethod',
      'refundedAt',
      'cancelledAt',
    ]);

export async function findBill(db: Reader, orderId: string): Promise<Bill | undefined> {
  return selectBills(db).where('orderId', '=', orderId).executeTakeFirst();
}

/** Bills that are unpaid, or paid, the oldest first; cancelled ones are left out. */
export async function listBills(db: Reader, paid: boolean, limit: number): Promise<Bill[]> {
  return selectBills(db)
    .where('cancelledAt', 'is', null)
    .where('paidAt', paid ? 'is not' : 'is', null)
    .orderBy('issuedAt', paid ? 'desc' : 'asc')
    .limit(limit)
    .execute();
}

export async function insertBill(
  tx: Tx,
  bill: { orderId: string; billNo: string; amountFen: number },
): Promise<void> {
  await tx.insertInto('textbookBills').values(bill).execute();
}

/** Cancels the unpaid bill of a cancelled order; a paid one stays until its money is given back. */
export async function cancelBill(tx: Tx, orderId: string, at: Date): Promise<void> {
  await tx
    .updateTable('textbookBills')
    .set({ cancelledAt: at })
    .where('orderId', '=', orderId)
    .where('paidAt', 'is', null)
    .execute();
}

/** Takes the payment of a bill back: it is to be paid anew, or its money went back for good. */
export async function markReturned(
  tx: Tx,
  orderId: string,
  { again, at }: { again: boolean; at: Date },
): Promise<void> {
  await tx
    .updateTable('textbookBills')
    .set(again ? { paidAt: null, paidReference: null, recordedBy: null } : { refundedAt: at })
    .where('orderId', '=', orderId)
    .execute();
}

/** The payment of a bill was recorded under the wrong method. */
export async function changePaidMethod(
  tx: Tx,
  orderId: string,
  method: 'CASH' | 'CARD',
): Promise<void> {
  await tx
    .updateTable('textbookBills')
    .set((bill) => ({
      paidMethod: method,
      paidReference: sql<string>`${bill.ref('billNo')} || '-' || ${method}::text`,
    }))
    .where('orderId', '=', orderId)
    .where('paidAt', 'is not', null)
    .execute();
}

/** Records the payment of a bill; 'paid' when it was paid before, 'used' when the transfer paid another. */
export async function markPaid(
  tx: Tx,
  orderId: string,
  {
    at,
    method,
    reference,
    recordedBy,
  }: { at: Date; method: BillMethod; reference: string; recordedBy: string | null },
): Promise<'done' | 'paid' | 'used'> {
  const used = await selectBills(tx).where('paidReference', '=', reference).executeTakeFirst();
  if (used) return used.orderId === orderId ? 'paid' : 'used';
  const { numUpdatedRows } = await tx
    .updateTable('textbookBills')
    .set({ paidAt: at, paidMethod: method, paidReference: reference, recordedBy })
    .where('orderId', '=', orderId)
    .where('paidAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? 'done' : 'paid';
}
