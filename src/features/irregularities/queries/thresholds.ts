import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
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

/** Returns the values of one rule by name. */
export async function loadThresholds(db: Reader, rule: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('irregularityThresholds')
    .select(['name', 'value'])
    .where('rule', '=', rule)
    .execute();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

const selectOne = (db: Reader, rule: string, name: string) =>
  db
    .selectFrom('irregularityThresholds')
    .select(columns)
    .where('rule', '=', rule)
    .where('name', '=', name);

/** Returns a threshold; throws `irregularities.not_found`. */
export async function getThreshold(db: Reader, rule: string, name: string): Promise<Threshold> {
  return given(await selectOne(db, rule, name).executeTakeFirst());
}

/** Locks a threshold; throws `irregularities.not_found`. */
export async function lockThreshold(tx: Tx, rule: string, name: string): Promise<Threshold> {
  return given(await selectOne(tx, rule, name).forUpdate().executeTakeFirst());
}

function given(threshold: Threshold | undefined): Threshold {
  if (!threshold) throw new Refusal('irregularities.not_found');
  return threshold;
}

export interface ThresholdChange {
  rule: string;
  name: string;
  oldValue: number;
  newValue: number;
  because: string;
  at: Date;
}

/** Sets a value; keeps the old one with the reason. */
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
    .values({ id: newId(), ...change })
    .execute();
}

/** Lists the changes, newest first. */
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
