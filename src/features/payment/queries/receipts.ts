import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Receipt, ReceiptSource } from '../rules/receipt.ts';
import { nextNumber } from './orders.ts';

const select = (db: Reader) =>
  db
    .selectFrom('receipts')
    .select([
      'id',
      'receiptNo',
      'orderId',
      'groupOrderId',
      'checkoutId',
      'bankUseId',
      'title',
      'creditCode',
      'amountFen',
      'people',
      'organisationId',
      'issuedAt',
      'reversedAt',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function toReceipt({ orderId, groupOrderId, checkoutId, bankUseId, ...rest }: Row): Receipt {
  if (orderId) return { ...rest, source: { orderId } };
  const group = { groupOrderId: groupOrderId as string };
  const source = checkoutId ? { checkoutId } : { bankUseId: bankUseId as string };
  return { ...rest, source: { ...group, ...source } };
}

export async function findReceipt(db: Reader, id: string): Promise<Receipt | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toReceipt(row);
}

/** All receipts of an order or of a group order, the newest first. */
export async function listReceipts(
  db: Reader,
  of: { orderId: string } | { groupOrderId: string },
): Promise<Receipt[]> {
  const [column, id] =
    'orderId' in of
      ? (['orderId', of.orderId] as const)
      : (['groupOrderId', of.groupOrderId] as const);
  const rows = await select(db)
    .where(column, '=', id)
    .orderBy('issuedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toReceipt);
}

/** The valid receipt over an order, a checkout or a transfer. */
export async function findValidReceipt(
  db: Reader,
  source: { orderId: string } | { checkoutId: string } | { bankUseId: string },
): Promise<Receipt | undefined> {
  const [[column, id]] = Object.entries(source) as [
    ['orderId' | 'checkoutId' | 'bankUseId', string],
  ];
  const row = await select(db)
    .where(column, '=', id)
    .where('reversedAt', 'is', null)
    .executeTakeFirst();
  return row && toReceipt(row);
}

export type NewReceipt = Pick<
  Receipt,
  'source' | 'title' | 'creditCode' | 'amountFen' | 'people' | 'organisationId'
> & { issuedBy: string | null; at: Date };

/** Inserts a receipt; returns its number. */
export async function insertReceipt(tx: Tx, receipt: NewReceipt): Promise<string> {
  const { source, at, ...values } = receipt;
  const receiptNo = await nextNumber(tx, `SJ${yearOf(at)}`, 'receipt_numbers');
  await tx
    .insertInto('receipts')
    .values({ ...values, ...source, id: newId(), receiptNo, issuedAt: at })
    .execute();
  return receiptNo;
}

/** How often a receipt was printed; its row is held. */
export async function lockPrints(tx: Tx, id: string) {
  return tx
    .selectFrom('receipts')
    .select(['prints', 'printedBy', 'printedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updatePrints(
  tx: Tx,
  id: string,
  print: { prints: number; printedBy: string; printedAt: Date },
): Promise<void> {
  await tx.updateTable('receipts').set(print).where('id', '=', id).execute();
}

export async function markReceiptReversed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('receipts').set({ reversedAt: at }).where('id', '=', id).execute();
}

/** The sum and people that a unit's payment settled and that were not refunded. */
export async function sumSettled(
  db: Reader,
  source: Exclude<ReceiptSource, { orderId: string }>,
): Promise<{ amountFen: number; people: number }> {
  const [column, id] =
    'checkoutId' in source
      ? (['payment.checkoutId', source.checkoutId] as const)
      : (['payment.bankUseId', source.bankUseId] as const);
  const row = await db
    .selectFrom('payments as payment')
    .innerJoin('orders as line', 'line.id', 'payment.orderId')
    .select(({ fn }) => [
      fn.sum<number>('payment.amountFen').as('amountFen'),
      fn.countAll<number>().as('people'),
    ])
    .where(column, '=', id)
    .where('payment.outcome', '=', 'SETTLES')
    .where('line.state', '<>', 'REFUNDED')
    .executeTakeFirstOrThrow();
  return { amountFen: Number(row.amountFen ?? 0), people: Number(row.people) };
}
