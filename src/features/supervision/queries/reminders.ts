import type { Db, Tx } from '../../../platform/database/index.ts';
import type { OrderState } from '../rules/order.ts';

/** Orders that still wait for a report and whose last day is at most so near. */
export async function listDueOrders(
  db: Db,
  until: string,
): Promise<{ id: string; state: OrderState; deadline: string; issuedAt: Date }[]> {
  const rows = await db
    .selectFrom('catchUpOrders')
    .select(['id', 'state', 'deadline', 'issuedAt'])
    .where('closedAt', 'is', null)
    .where('state', 'in', ['ISSUED', 'ACKNOWLEDGED'])
    .where('deadline', '<=', until as never)
    // What was told to be overdue needs no more of it.
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('catchUpOrderReminders as told')
            .select('told.orderId')
            .whereRef('told.orderId', '=', 'catchUpOrders.id')
            .where('told.daysBefore', '=', -1),
        ),
      ),
    )
    .execute();
  return rows;
}

/** Notes a reminder; false when it was given before. */
export async function insertReminder(
  tx: Tx,
  orderId: string,
  daysBefore: number,
): Promise<boolean> {
  const result = await tx
    .insertInto('catchUpOrderReminders')
    .values({ orderId, daysBefore })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** After an extension everything is reminded anew. */
export async function deleteReminders(tx: Tx, orderId: string): Promise<void> {
  await tx.deleteFrom('catchUpOrderReminders').where('orderId', '=', orderId).execute();
}
