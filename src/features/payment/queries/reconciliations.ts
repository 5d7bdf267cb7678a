import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Difference, GatewaySum, Reconciliation } from '../rules/reconciliation.ts';

/** Saves the result of a day; a second run of the same day replaces the first. */
export async function upsertReconciliation(tx: Tx, result: Reconciliation): Promise<void> {
  const { day, ...values } = result;
  const row = {
    ...values,
    differences: JSON.stringify(values.differences),
    gateways: JSON.stringify(values.gateways),
  };
  await tx
    .insertInto('reconciliations')
    .values({ id: newId(), day, ...row })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(row))
    .execute();
}

/** The last days reconciled, newest first. */
export async function listReconciliations(db: Reader, limit: number): Promise<Reconciliation[]> {
  const rows = await db
    .selectFrom('reconciliations')
    .select([
      'day',
      'ordersChecked',
      'foundPaid',
      'amountFen',
      'transfersFen',
      'unsolvedFen',
      'differences',
      'gateways',
      'ranAt',
    ])
    .orderBy('day', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...row,
    day: String(row.day),
    amountFen: Number(row.amountFen),
    transfersFen: Number(row.transfersFen),
    unsolvedFen: Number(row.unsolvedFen),
    differences: row.differences as unknown as Difference[],
    gateways: row.gateways as unknown as GatewaySum[],
  }));
}

/** Whether a day was reconciled with an answer for every checkout. */
export async function isReconciled(db: Reader, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('reconciliations')
    .select('differences')
    .where('day', '=', day)
    .executeTakeFirst();
  const differences = (row?.differences ?? []) as unknown as Difference[];
  return row !== undefined && !differences.some((one) => one.kind === 'NO_ANSWER');
}
