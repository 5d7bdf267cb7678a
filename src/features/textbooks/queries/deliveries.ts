import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
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

/** Writes a delivery note; returns its id. */
export async function insertDelivery(
  tx: Tx,
  delivery: { orderId: string; madeBy: string; copies: readonly Copies[] },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('textbook_deliveries')
    .values({ id, note_no: noteNo, order_id: delivery.orderId, made_by: delivery.madeBy })
    .execute();
  await tx
    .insertInto('textbook_delivery_lines')
    .values(
      delivery.copies.map(({ titleId, quantity }) => ({
        delivery_id: id,
        title_id: titleId,
        quantity,
      })),
    )
    .execute();
  return id;
}

const selectDeliveries = (db: Reader) =>
  db
    .selectFrom('textbook_deliveries')
    .select([
      'id',
      'note_no as noteNo',
      'order_id as orderId',
      'made_at as madeAt',
      'received_at as receivedAt',
    ]);

/** The delivery notes of an order, the oldest first. */
export async function listDeliveries(db: Reader, orderId: string): Promise<Delivery[]> {
  const rows = await selectDeliveries(db)
    .where('order_id', '=', orderId)
    .orderBy('made_at')
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
    .selectFrom('textbook_delivery_lines as line')
    .innerJoin('textbook_titles as title', 'title.id', 'line.title_id')
    .select([
      'line.delivery_id as deliveryId',
      'line.title_id as titleId',
      'title.name',
      'line.quantity',
    ])
    .where(
      'line.delivery_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('title.name')
    .execute();
  const byDelivery = Map.groupBy(lines, ({ deliveryId }) => deliveryId);
  return rows.map((row) => ({ ...row, lines: byDelivery.get(row.id) ?? [] }));
}

/** Notes that the books have come; false when that was noted before. */
export async function markReceived(
  tx: Tx,
  id: string,
  by: { accountId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('textbook_deliveries')
    .set({ received_by: by.accountId, received_at: by.at })
    .where('id', '=', id)
    .where('received_at', 'is', null)
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
  cancelledAt: Date | null;
}

const selectBills = (db: Reader) =>
  db
    .selectFrom('textbook_bills')
    .select([
      'order_id as orderId',
      'bill_no as billNo',
      'amount_fen as amountFen',
      'issued_at as issuedAt',
      'paid_at as paidAt',
      'paid_reference as paidReference',
      'cancelled_at as cancelledAt',
    ]);

export async function findBill(db: Reader, orderId: string): Promise<Bill | undefined> {
  return selectBills(db).where('order_id', '=', orderId).executeTakeFirst();
}

/** Bills that are unpaid, or paid, the oldest first; cancelled ones are left out. */
export async function listBills(db: Reader, paid: boolean, limit: number): Promise<Bill[]> {
  return selectBills(db)
    .where('cancelled_at', 'is', null)
    .where('paid_at', paid ? 'is not' : 'is', null)
    .orderBy('issued_at', paid ? 'desc' : 'asc')
    .limit(limit)
    .execute();
}

export async function insertBill(
  tx: Tx,
  bill: { orderId: string; billNo: string; amountFen: number },
): Promise<void> {
  await tx
    .insertInto('textbook_bills')
    .values({ order_id: bill.orderId, bill_no: bill.billNo, amount_fen: bill.amountFen })
    .execute();
}

/** Takes back the bill of an order that is given up; a paid one stays, its money goes back by hand. */
export async function cancelBill(tx: Tx, orderId: string, at: Date): Promise<void> {
  await tx
    .updateTable('textbook_bills')
    .set({ cancelled_at: at })
    .where('order_id', '=', orderId)
    .where('paid_at', 'is', null)
    .execute();
}

/** Notes the payment of a bill; 'paid' when it was paid before, 'used' when the transfer paid another. */
export async function markPaid(
  tx: Tx,
  orderId: string,
  payment: { at: Date; reference: string; recordedBy: string },
): Promise<'done' | 'paid' | 'used'> {
  const used = await selectBills(tx)
    .where('paid_reference', '=', payment.reference)
    .executeTakeFirst();
  if (used) return used.orderId === orderId ? 'paid' : 'used';
  const { numUpdatedRows } = await tx
    .updateTable('textbook_bills')
    .set({
      paid_at: payment.at,
      paid_reference: payment.reference,
      recorded_by: payment.recordedBy,
    })
    .where('order_id', '=', orderId)
    .where('paid_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? 'done' : 'paid';
}
