import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** The fee of a person who studies although the transfer that paid for them was another unit's. */
export interface Debt {
  id: string;
  orderId: string;
  enrolmentId: string;
  groupOrderId: string;
  groupNo: string;
  organisationId: string;
  unitName: string;
  name: string;
  idNumberMasked: string;
  amountFen: number;
  since: Date;
}

const select = (db: Reader) =>
  db
    .selectFrom('paymentDebts as debt')
    .innerJoin('orders as line', 'line.id', 'debt.orderId')
    .innerJoin('accounts as account', 'account.id', 'line.accountId')
    .innerJoin('groupOrders as group', 'group.id', 'debt.groupOrderId')
    .innerJoin('organisations as unit', 'unit.id', 'group.organisationId')
    .select([
      'debt.id',
      'debt.orderId',
      'line.enrolmentId',
      'debt.groupOrderId',
      'group.groupNo',
      'group.organisationId',
      'unit.name as unitName',
      'account.name',
      'account.idNumberMasked',
      'debt.amountFen',
      'debt.since',
    ])
    .where('debt.settledAt', 'is', null)
    .orderBy('debt.since')
    .orderBy('debt.id');

/** Open debts to a body that takes the money, the oldest first. */
export async function listDebts(db: Reader, payeeId: string, limit = 200): Promise<Debt[]> {
  return select(db).where('group.payeeId', '=', payeeId).limit(limit).execute();
}

/** Open debts of these group orders. */
export async function listDebtsOf(db: Reader, groupOrderIds: readonly string[]): Promise<Debt[]> {
  if (groupOrderIds.length === 0) return [];
  return select(db)
    .where('debt.groupOrderId', 'in', [...groupOrderIds])
    .execute();
}

export async function insertDebt(
  tx: Tx,
  debt: {
    orderId: string;
    groupOrderId: string;
    amountFen: number;
    reversedUse: string;
    since: Date;
  },
): Promise<void> {
  await tx
    .insertInto('paymentDebts')
    .values({ id: newId(), ...debt })
    .execute();
}

/** Ends the open debt of an order; false when it has none. */
export async function settleDebt(
  tx: Tx,
  orderId: string,
  { settledUse, settledAt }: { settledUse: string; settledAt: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('paymentDebts')
    .set({ settledUse, settledAt })
    .where('orderId', '=', orderId)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
