import type { NotNull } from 'kysely';
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
      'receiptNo',
      'orderId',
      'title',
      'creditCode',
      'organisationId',
      'issuedAt',
      'reversedAt',
    ])
    .$narrowType<{ organisationId: NotNull }>();

/** All receipts of an order, the valid or newest one first. */
export async function listReceipts(db: Reader, orderId: string): Promise<Receipt[]> {
  return select(db)
    .where('orderId', '=', orderId)
    .orderBy('issuedAt', 'desc')
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
      receiptNo,
      orderId: receipt.orderId,
      title: receipt.title,
      creditCode: receipt.creditCode,
      issuedBy: receipt.issuedBy,
      organisationId: receipt.organisationId,
      issuedAt: receipt.at,
    })
    .execute();
  return receiptNo;
}

/** Reverses the valid receipt of an order, if there is one. */
export async function reverseReceipt(tx: Tx, orderId: string, at: Date): Promise<void> {
  await tx
    .updateTable('receipts')
    .set({ reversedAt: at })
    .where('orderId', '=', orderId)
    .where('reversedAt', 'is', null)
    .execute();
}
