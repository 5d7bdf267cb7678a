import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { Acts } from '../rules/acts.ts';
import type { ScoreCorrection } from '../rules/score-correction.ts';

/**
 * What others did since on the strength of a correction, on slips and results that it changed; none when it
 * can still be undone. What the correction itself revoked is no act.
 */
export async function listActs(
  db: Reader,
  { id, topicId }: Pick<ScoreCorrection, 'id' | 'topicId'>,
): Promise<Acts[]> {
  const { rows } = await sql<Acts>`
    with changed as (
      select enrolment_id, account_id, min(applied_at) as at from score_changes
      where correction_id = ${id} and applied_at is not null and undone_at is null
      group by enrolment_id, account_id
    ), regraded as (
      select enrolment_id, min(at) as at from exam_result_changes where correction_id = ${id}
      group by enrolment_id
    ), own as (
      select subject_id from score_change_effects where correction_id = ${id}
    ), acts as (
      select 'ENDORSED' as act, count(*)::int as count
      from changed join endorsements one on one.account_id = changed.account_id and one.topic_id = ${topicId}
      where one.state in ('ENDORSED', 'RETURNED', 'REVOKED') and one.decided_at > changed.at
        and one.id::text not in (select subject_id from own)
      union all
      select 'RECORDED', count(*)::int
      from changed join certificate_entries entry on entry.account_id = changed.account_id
      where entry.topic_id = ${topicId} and entry.confirmed_at > changed.at
      union all
      select 'STARTED', count(*)::int
      from regraded join exam_attempts attempt on attempt.enrolment_id = regraded.enrolment_id
      where attempt.started_at > regraded.at
      union all
      select 'STUDIED', count(*)::int
      from regraded join study_rounds round on round.enrolment_id = regraded.enrolment_id
      where round.completed_at > regraded.at
      union all
      select 'CORRECTED', count(*)::int
      from score_corrections mine join score_corrections later on later.topic_id = mine.topic_id
      where mine.id = ${id} and later.id <> mine.id and later.approved_at > mine.approved_at
        and later.state in ('APPLYING', 'APPLIED', 'UNDOING')
    ) select act, count from acts where count > 0`.execute(db);
  return rows;
}
