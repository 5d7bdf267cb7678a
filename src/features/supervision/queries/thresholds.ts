import type { Reader, Tx } from '../../../platform/database/index.ts';

export const thresholdNames = ['participation', 'completion'] as const;
export type Thresholds = Record<(typeof thresholdNames)[number], number>;

/** Per cent below which a place, system, unit or level is marked. */
export async function loadThresholds(db: Reader): Promise<Thresholds> {
  const rows = await db.selectFrom('supervisionThresholds').select(['name', 'percent']).execute();
  return Object.fromEntries(rows.map(({ name, percent }) => [name, Number(percent)])) as Thresholds;
}

export async function updateThresholds(tx: Tx, values: Thresholds): Promise<void> {
  for (const name of thresholdNames)
    await tx
      .updateTable('supervisionThresholds')
      .set({ percent: values[name] })
      .where('name', '=', name)
      .execute();
}
