import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Receipt } from '../rules/receipt.ts';
import { nextNumber } from './orders.ts';

const select = (db: Reader) =>
  db
    .selectFrom('receipts')
    .select([
      'id',
      'receipt_no as receiptNo',
      'order_id as orderId',
      'title',
      'credit_code as creditCode',
      'organisation_id as organisationId',
      'issued_at as issuedAt',
      'reversed_at as reversedAt',
    ])
    .$narrowType<{ organisationId: string }>();

/** All receipts of an order, the valid or newest one first. */
export async function listReceipts(db: Reader, orderId: string): Promise<Receipt[]> {
  return select(db)
    .where('order_id', '=', orderId)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function insertReceipt(
  tx: Tx,
  receipt: {
    orderId: string;
    title: string;
    creditCode: string | null;
    issuedBy: string | null;
    organisationId: string;
    at: Date;
  },
): Promise<string> {
  const receiptNo = await nextNumber(tx, `SJ${yearOf(receipt.at)}`, 'receipt_numbers');
  await tx
    .insertInto('receipts')
    .values({
      id: newId(),
      receipt_no: receiptNo,
      order_id: receipt.orderId,
      title: receipt.title,
      credit_code: receipt.creditCode,
      issued_by: receipt.issuedBy,
      organisation_id: receipt.organisationId,
      issued_at: receipt.at,
    })
    .execute();
  return receiptNo;
}

/** Reverses the valid receipt of an order, if there is one. */
export async function reverseReceipt(tx: Tx, orderId: string, at: Date): Promise<void> {
  await tx
    .updateTable('receipts')
    .set({ reversed_at: at })
    .where('order_id', '=', orderId)
    .where('reversed_at', 'is', null)
    .execute();
}
