import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface Threshold {
  rule: string;
  name: string;
  label: string;
  unit: string;
  value: number;
  least: number;
}

const columns = ['rule', 'name', 'label', 'unit', 'value', 'least'] as const;

export async function listThresholds(db: Reader): Promise<Threshold[]> {
  return db
    .selectFrom('irregularityThresholds')
    .select(columns)
    .orderBy('rule')
    .orderBy('position')
    .execute();
}

/** The values of one rule by name. */
export async function loadThresholds(db: Reader, rule: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('irregularityThresholds')
    .select(['name', 'value'])
    .where('rule', '=', rule)
    .execute();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

export async function findThreshold(
  db: Reader,
  rule: string,
  name: string,
): Promise<Threshold | undefined> {
  return db
    .selectFrom('irregularityThresholds')
    .select(columns)
    .where('rule', '=', rule)
    .where('name', '=', name)
    .executeTakeFirst();
}

export async function lockThreshold(
  tx: Tx,
  rule: string,
  name: string,
): Promise<Threshold | undefined> {
  return tx
    .selectFrom('irregularityThresholds')
    .select(columns)
    .where('rule', '=', rule)
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst();
}

export interface ThresholdChange {
  rule: string;
  name: string;
  oldValue: number;
  newValue: number;
  because: string;
  at: Date;
}

/** Sets a value and keeps the old one with the reason. */
export async function changeValue(
  tx: Tx,
  change: ThresholdChange & { changedBy: string },
): Promise<void> {
  await tx
    .updateTable('irregularityThresholds')
    .set({ value: change.newValue })
    .where('rule', '=', change.rule)
    .where('name', '=', change.name)
    .execute();
  await tx
    .insertInto('irregularityThresholdChanges')
    .values({
      id: newId(),
      rule: change.rule,
      name: change.name,
      oldValue: change.oldValue,
      newValue: change.newValue,
      because: change.because,
      changedBy: change.changedBy,
      at: change.at,
    })
    .execute();
}

/** Newest first. */
export async function listChanges(
  db: Reader,
): Promise<(ThresholdChange & { changedBy: string; label: string })[]> {
  return db
    .selectFrom('irregularityThresholdChanges')
    .innerJoin('irregularityThresholds', (join) =>
      join
        .onRef('irregularityThresholds.rule', '=', 'irregularityThresholdChanges.rule')
        .onRef('irregularityThresholds.name', '=', 'irregularityThresholdChanges.name'),
    )
    .select([
      'irregularityThresholdChanges.rule',
      'irregularityThresholdChanges.name',
      'label',
      'oldValue',
      'newValue',
      'because',
      'changedBy',
      'at',
    ])
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
}
