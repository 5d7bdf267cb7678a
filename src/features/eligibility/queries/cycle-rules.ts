import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CycleRule } from '../rules/cycle.ts';

/** Every rule there is or was, newest first. */
export async function listCycleRules(db: Reader): Promise<CycleRule[]> {
  return db
    .selectFrom('cycleRules')
    .select([
      'id',
      'name',
      'basis',
      'seriesCode',
      'level',
      'jurisdictionId',
      'applyFromYear',
      'applyToYear',
      'firstTopicYear',
      'starts',
      'counting',
      'lastYears',
      'capYears',
      'yearsWithoutTitle',
      'topicCountsOnce',
      'beforeTitleCounts',
      'excusedCounts',
      'evidence',
      'createdAt',
      'endedAt',
    ])
    .orderBy('createdAt', 'desc')
    .execute();
}

export type NewCycleRule = Omit<CycleRule, 'id' | 'endedAt'> & { createdBy: string };

export async function insertCycleRule(tx: Tx, rule: NewCycleRule): Promise<string> {
  const id = newId();
  await tx
    .insertInto('cycleRules')
    .values({
      id,
      name: rule.name,
      basis: rule.basis,
      seriesCode: rule.seriesCode,
      level: rule.level,
      jurisdictionId: rule.jurisdictionId,
      applyFromYear: rule.applyFromYear,
      applyToYear: rule.applyToYear,
      firstTopicYear: rule.firstTopicYear,
      starts: rule.starts,
      counting: rule.counting,
      lastYears: rule.lastYears,
      capYears: rule.capYears,
      yearsWithoutTitle: rule.yearsWithoutTitle,
      topicCountsOnce: rule.topicCountsOnce,
      beforeTitleCounts: rule.beforeTitleCounts,
      excusedCounts: rule.excusedCounts,
      evidence: rule.evidence,
      createdBy: rule.createdBy,
      createdAt: rule.createdAt,
    })
    .execute();
  return id;
}

/** Ends a rule that is in force; false when there is none. */
export async function markRuleEnded(
  tx: Tx,
  id: string,
  { by, at, because }: { by: string; at: Date; because: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('cycleRules')
    .set({ endedBy: by, endedAt: at, endedBecause: because })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
