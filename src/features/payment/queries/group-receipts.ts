import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { nextNumber } from './orders.ts';

/** Proof for a unit that its money was received; over one payment with the lines it settled (E22). */
export interface GroupReceipt {
  id: string;
  receiptNo: string;
  groupOrderId: string;
  visitId: string | null;
  bankUseId: string | null;
  title: string;
  creditCode: string | null;
  amountFen: number;
  people: number;
  issuedAt: Date;
  reversedAt: Date | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('groupReceipts')
    .select([
      'id',
      'receiptNo',
      'groupOrderId',
      'visitId',
      'bankUseId',
      'title',
      'creditCode',
      'amountFen',
      'people',
      'issuedAt',
      'reversedAt',
    ]);

/** All receipts of a group order, newest first. */
export async function listGroupReceipts(db: Reader, groupOrderId: string): Promise<GroupReceipt[]> {
  return select(db)
    .where('groupOrderId', '=', groupOrderId)
    .orderBy('issuedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function findGroupReceipt(db: Reader, id: string): Promise<GroupReceipt | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Issues a receipt over what a payment of the unit settled and was not refunded; none over nothing. */
export async function insertGroupReceipt(
  tx: Tx,
  receipt: {
    groupOrderId: string;
    source: { visitId: string } | { bankUseId: string };
    title: string;
    creditCode: string | null;
    at: Date;
  },
): Promise<void> {
  const [column, id] =
    'visitId' in receipt.source
      ? (['payment.visitId', receipt.source.visitId] as const)
      : (['payment.bankUseId', receipt.source.bankUseId] as const);
  const settled = await tx
    .selectFrom('payments as payment')
    .innerJoin('orders as line', 'line.id', 'payment.orderId')
    .select(({ fn }) => [
      fn.sum<number>('payment.amountFen').as('amountFen'),
      fn.countAll<number>().as('people'),
    ])
    .where(column, '=', id)
    .where('payment.duty', '=', 'SETTLES')
    .where('line.state', '<>', 'REFUNDED')
    .executeTakeFirstOrThrow();
  if (Number(settled.people) === 0) return;
  await tx
    .insertInto('groupReceipts')
    .values({
      id: newId(),
      receiptNo: await nextNumber(tx, `SJ${yearOf(receipt.at)}`, 'receipt_numbers'),
      groupOrderId: receipt.groupOrderId,
      visitId: 'visitId' in receipt.source ? id : null,
      bankUseId: 'bankUseId' in receipt.source ? id : null,
      title: receipt.title,
      creditCode: receipt.creditCode,
      amountFen: Number(settled.amountFen),
      people: Number(settled.people),
      issuedAt: receipt.at,
    })
    .execute();
}

/**
 * A line paid by this payment was refunded: the unit's receipt over it is reversed and one over the
 * rest issued (E22). Does nothing for a person's own payment.
 */
export async function reissueGroupReceipt(tx: Tx, paymentId: string, at: Date): Promise<void> {
  const payment = await tx
    .selectFrom('payments')
    .select(['visitId', 'bankUseId'])
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  const { visitId, bankUseId } = payment;
  if (!visitId && !bankUseId) return;
  const old = await select(tx)
    .where('reversedAt', 'is', null)
    .where(visitId ? 'visitId' : 'bankUseId', '=', (visitId ?? bankUseId) as string)
    .executeTakeFirst();
  if (!old) return;
  await tx.updateTable('groupReceipts').set({ reversedAt: at }).where('id', '=', old.id).execute();
  const source = visitId ? { visitId } : { bankUseId: bankUseId as string };
  const { groupOrderId, title, creditCode } = old;
  await insertGroupReceipt(tx, { groupOrderId, source, title, creditCode, at });
}
