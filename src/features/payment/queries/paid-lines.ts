import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { OrderState } from '../rules/order.ts';

/** The order of a person that a part of a transfer settled. */
export interface PaidLine {
  orderId: string;
  enrolmentId: string;
  accountId: string;
  roundNo: number;
  state: OrderState;
  amountFen: number;
}

export async function listPaidBy(db: Reader, bankUseId: string): Promise<PaidLine[]> {
  return db
    .selectFrom('payments as payment')
    .innerJoin('orders as line', 'line.id', 'payment.orderId')
    .select([
      'line.id as orderId',
      'line.enrolmentId',
      'line.accountId',
      'line.roundNo',
      'line.state',
      'payment.amountFen',
    ])
    .where('payment.bankUseId', '=', bankUseId)
    .where('payment.outcome', '=', 'SETTLES')
    .orderBy('line.id')
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
