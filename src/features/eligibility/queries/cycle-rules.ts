import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { CycleRule } from '../rules/cycle.ts';

/** Every rule there is or was, newest first. */
export async function listCycleRules(db: Reader): Promise<CycleRule[]> {
  return db
    .selectFrom('cycle_rules')
    .select([
      'id',
      'name',
      'basis',
      'series_code as seriesCode',
      'level',
      'jurisdiction_id as jurisdictionId',
      'apply_from_year as applyFromYear',
      'apply_to_year as applyToYear',
      'first_topic_year as firstTopicYear',
      'starts',
      'counting',
      'last_years as lastYears',
      'cap_years as capYears',
      'years_without_title as yearsWithoutTitle',
      'topic_counts_once as topicCountsOnce',
      'before_title_counts as beforeTitleCounts',
      'excused_counts as excusedCounts',
      'evidence',
      'created_at as createdAt',
      'ended_at as endedAt',
    ])
    .$narrowType<Pick<CycleRule, 'level' | 'starts' | 'counting' | 'evidence'>>()
    .orderBy('created_at', 'desc')
    .execute();
}

export type NewCycleRule = Omit<CycleRule, 'id' | 'endedAt'> & { createdBy: string };

export async function insertCycleRule(tx: Tx, rule: NewCycleRule): Promise<string> {
  const id = newId();
  await tx
    .insertInto('cycle_rules')
    .values({
      id,
      name: rule.name,
      basis: rule.basis,
      series_code: rule.seriesCode,
      level: rule.level,
      jurisdiction_id: rule.jurisdictionId,
      apply_from_year: rule.applyFromYear,
      apply_to_year: rule.applyToYear,
      first_topic_year: rule.firstTopicYear,
      starts: rule.starts,
      counting: rule.counting,
      last_years: rule.lastYears,
      cap_years: rule.capYears,
      years_without_title: rule.yearsWithoutTitle,
      topic_counts_once: rule.topicCountsOnce,
      before_title_counts: rule.beforeTitleCounts,
      excused_counts: rule.excusedCounts,
      evidence: rule.evidence,
      created_by: rule.createdBy,
      created_at: rule.createdAt,
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
    .updateTable('cycle_rules')
    .set({ ended_by: by, ended_at: at, ended_because: because })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
