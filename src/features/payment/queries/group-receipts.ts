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
    .selectFrom('group_receipts')
    .select([
      'id',
      'receipt_no as receiptNo',
      'group_order_id as groupOrderId',
      'visit_id as visitId',
      'bank_use_id as bankUseId',
      'title',
      'credit_code as creditCode',
      'amount_fen as amountFen',
      'people',
      'issued_at as issuedAt',
      'reversed_at as reversedAt',
    ]);

/** All receipts of a group order, newest first. */
export async function listGroupReceipts(db: Reader, groupOrderId: string): Promise<GroupReceipt[]> {
  return select(db)
    .where('group_order_id', '=', groupOrderId)
    .orderBy('issued_at', 'desc')
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
      ? (['payment.visit_id', receipt.source.visitId] as const)
      : (['payment.bank_use_id', receipt.source.bankUseId] as const);
  const settled = await tx
    .selectFrom('payments as payment')
    .innerJoin('orders as line', 'line.id', 'payment.order_id')
    .select(({ fn }) => [
      fn.sum<number>('payment.amount_fen').as('amountFen'),
      fn.countAll<number>().as('people'),
    ])
    .where(column, '=', id)
    .where('payment.duty', '=', 'SETTLES')
    .where('line.state', '<>', 'REFUNDED')
    .executeTakeFirstOrThrow();
  if (Number(settled.people) === 0) return;
  await tx
    .insertInto('group_receipts')
    .values({
      id: newId(),
      receipt_no: await nextNumber(tx, `SJ${yearOf(receipt.at)}`, 'receipt_numbers'),
      group_order_id: receipt.groupOrderId,
      visit_id: 'visitId' in receipt.source ? id : null,
      bank_use_id: 'bankUseId' in receipt.source ? id : null,
      title: receipt.title,
      credit_code: receipt.creditCode,
      amount_fen: Number(settled.amountFen),
      people: Number(settled.people),
      issued_at: receipt.at,
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
    .select(['visit_id as visitId', 'bank_use_id as bankUseId'])
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  const { visitId, bankUseId } = payment;
  if (!visitId && !bankUseId) return;
  const old = await select(tx)
    .where('reversed_at', 'is', null)
    .where(visitId ? 'visit_id' : 'bank_use_id', '=', (visitId ?? bankUseId) as string)
    .executeTakeFirst();
  if (!old) return;
  await tx
    .updateTable('group_receipts')
    .set({ reversed_at: at })
    .where('id', '=', old.id)
    .execute();
  const source = visitId ? { visitId } : { bankUseId: bankUseId as string };
  const { groupOrderId, title, creditCode } = old;
  await insertGroupReceipt(tx, { groupOrderId, source, title, creditCode, at });
}
