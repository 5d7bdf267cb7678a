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

const billPauseMs = 3 * 3_600_000;

/**
 * Whether a day was reconciled with an answer for every checkout. A day with online orders whose bill was
 * missing is looked at again after three hours: bills come in the morning.
 */
export async function isReconciled(db: Reader, day: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('reconciliations')
    .select(['differences', 'gateways', 'ranAt'])
    .where('day', '=', day)
    .executeTakeFirst();
  if (!row) return false;
  const differences = row.differences as unknown as Difference[];
  if (differences.some((one) => one.kind === 'NO_ANSWER')) return false;
  const gateways = row.gateways as unknown as GatewaySum[];
  const billed = gateways.every(({ bill, checked }) => bill !== null || checked === 0);
  return billed || now.getTime() - row.ranAt.getTime() < billPauseMs;
}
