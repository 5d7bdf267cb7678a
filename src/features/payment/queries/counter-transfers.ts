import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A transfer recorded at a counter, without the name of its payer. */
export interface TransferRow {
  paymentId: string;
  orderNo: string;
  accountId: string;
  amountFen: number;
  receivedAt: Date;
}

const mostTransfers = 2000;

const select = (db: Reader, organisationId: string) =>
  db
    .selectFrom('payments as payment')
    .innerJoin('orders as order', 'order.id', 'payment.orderId')
    .select([
      'payment.id as paymentId',
      'order.orderNo',
      'order.accountId',
      'payment.amountFen',
      'payment.receivedAt',
    ])
    .where('payment.method', '=', 'TRANSFER')
    .where('payment.outcome', '=', 'SETTLES')
    .where('payment.bankUseId', 'is', null)
    .where('order.channel', '=', 'COUNTER')
    .where('order.state', '=', 'PAID')
    .where('order.organisationId', '=', organisationId);

/** Transfers recorded at the counter of a body that are no line of the bank yet, the newest first. */
export async function listCounterTransfers(
  db: Reader,
  organisationId: string,
): Promise<TransferRow[]> {
  return select(db, organisationId)
    .orderBy('payment.receivedAt', 'desc')
    .limit(mostTransfers)
    .execute();
}

/** The held payment of a transfer recorded at the counter; undefined when it is none, or is matched already. */
export async function lockCounterTransfer(
  tx: Tx,
  organisationId: string,
  paymentId: string,
): Promise<TransferRow | undefined> {
  return select(tx, organisationId)
    .where('payment.id', '=', paymentId)
    .forUpdate('payment')
    .executeTakeFirst();
}

/** Which payments a person said are not the money of these lines. */
export async function listOthers(
  db: Reader,
  bankLineIds: readonly string[],
): Promise<{ bankLineId: string; paymentId: string }[]> {
  if (bankLineIds.length === 0) return [];
  return db
    .selectFrom('counterTransferDoubts')
    .select(['bankLineId', 'paymentId'])
    .where('bankLineId', 'in', bankLineIds)
    .where('same', '=', false)
    .execute();
}

/** Writes by which use of a bank line a payment at the counter came; null frees it. */
export async function updatePaymentUse(
  tx: Tx,
  paymentId: string,
  bankUseId: string | null,
): Promise<void> {
  await tx.updateTable('payments').set({ bankUseId }).where('id', '=', paymentId).execute();
}

/** Frees the payments at the counter that a use of a bank line stood for. */
export async function freePaymentsOfUse(tx: Tx, bankUseId: string): Promise<void> {
  await tx
    .updateTable('payments')
    .set({ bankUseId: null })
    .where('bankUseId', '=', bankUseId)
    .execute();
}

/** Keeps what a person decided about a line and a payment; the last decision counts. */
export async function upsertDoubt(
  tx: Tx,
  doubt: {
    bankLineId: string;
    paymentId: string;
    same: boolean;
    decidedBy: string;
    decidedAt: Date;
  },
): Promise<void> {
  const { same, decidedBy, decidedAt } = doubt;
  await tx
    .insertInto('counterTransferDoubts')
    .values(doubt)
    .onConflict((conflict) =>
      conflict.columns(['bankLineId', 'paymentId']).doUpdateSet({ same, decidedBy, decidedAt }),
    )
    .execute();
}
