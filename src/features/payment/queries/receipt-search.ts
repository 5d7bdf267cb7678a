import { namePattern } from '../../../kernel/person-name.ts';
import type { Reader } from '../../../platform/database/index.ts';

export interface ListedReceipt {
  id: string;
  receiptNo: string;
  orderId: string | null;
  orderNo: string | null;
  title: string;
  payerName: string | null;
  amountFen: number;
  cashier: string | null;
  prints: number;
  issuedAt: Date;
  reversedAt: Date | null;
}

/** Lists the receipts of a body over single orders by number, order, title, payer or cashier, newest first. */
export async function searchReceipts(
  db: Reader,
  of: { organisationId: string; words: string; limit: number; offset: number },
): Promise<ListedReceipt[]> {
  let query = db
    .selectFrom('receipts as receipt')
    .innerJoin('orders as order', 'order.id', 'receipt.orderId')
    .innerJoin('accounts as payer', 'payer.id', 'order.accountId')
    .leftJoin('accounts as cashier', 'cashier.id', 'order.createdBy')
    .select([
      'receipt.id',
      'receipt.receiptNo',
      'receipt.orderId',
      'order.orderNo',
      'receipt.title',
      'payer.name as payerName',
      'receipt.amountFen',
      'cashier.name as cashier',
      'receipt.prints',
      'receipt.issuedAt',
      'receipt.reversedAt',
    ])
    .where('receipt.organisationId', '=', of.organisationId);
  if (of.words !== '') {
    const part = `%${of.words.replace(/[\\%_]/g, '\\$&')}%`;
    const name = `%${namePattern(of.words)}`;
    query = query.where((where) =>
      where.or([
        where('receipt.receiptNo', 'ilike', part),
        where('order.orderNo', 'ilike', part),
        where('receipt.title', 'ilike', part),
        where('payer.name', 'ilike', name),
        where('cashier.name', 'ilike', name),
      ]),
    );
  }
  return query
    .orderBy('receipt.issuedAt', 'desc')
    .orderBy('receipt.id', 'desc')
    .limit(of.limit)
    .offset(of.offset)
    .execute();
}
