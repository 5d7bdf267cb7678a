import type { Reader, Tx } from '../../../platform/database/index.ts';

/** The order of a person that a part of a transfer settled. */
export interface PaidLine {
  orderId: string;
  enrolmentId: string;
  accountId: string;
  roundNo: number;
  amountFen: number;
}

/** The orders that a part of a transfer settled, in the order in which enrolments are locked. */
export async function listPaidBy(db: Reader, bankUseId: string): Promise<PaidLine[]> {
  return db
    .selectFrom('payments as payment')
    .innerJoin('orders as line', 'line.id', 'payment.orderId')
    .select([
      'line.id as orderId',
      'line.enrolmentId',
      'line.accountId',
      'line.roundNo',
      'payment.amountFen',
    ])
    .where('payment.bankUseId', '=', bankUseId)
    .where('payment.outcome', '=', 'SETTLES')
    .orderBy('line.enrolmentId')
    .execute();
}

/** The payments of a part of a transfer settle nothing any more. */
export async function markPaymentsReversed(tx: Tx, bankUseId: string): Promise<void> {
  await tx
    .updateTable('payments')
    .set({ outcome: 'VOIDED' })
    .where('bankUseId', '=', bankUseId)
    .where('outcome', '=', 'SETTLES')
    .execute();
}
