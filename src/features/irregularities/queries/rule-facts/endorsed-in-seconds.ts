import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import type { EndorsedSlip } from '../../rules/findings/endorsed-in-seconds.ts';
import { decideEndorsedInSeconds } from '../../rules/findings/endorsed-in-seconds.ts';
import {
  type NewFinding,
  numberOf,
  type Thresholds,
  type Window,
} from '../../rules/findings/rule.ts';
import { eachDay } from './each-day.ts';

/** Findings of endorsed in seconds in a window. */
export async function findEndorsedInSeconds(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  return eachDay(window, async (day) =>
    decideEndorsedInSeconds(
      await loadBusyEndorsers(db, day, numberOf(thresholds, 'slips')),
      thresholds,
    ),
  );
}

/** What officers endorsed who endorsed so many slips in the window, in the order of time. */
async function loadBusyEndorsers(
  db: Reader,
  { from, to }: Window,
  least: number,
): Promise<EndorsedSlip[]> {
  const { rows } = await sql<EndorsedSlip>`
    with busy as (
      select decided_by, organisation_id from endorsements
      where decided_at >= ${from} and decided_at < ${to} and state = 'ENDORSED'
      group by decided_by, organisation_id having count(*) >= ${least}
    )
    select endorsement.id as endorsement_id, endorsement.slip_id, person.name as person_name,
      topic.year, officer.id as officer_id, officer.name as officer_name,
      body.id as organisation_id, body.name as organisation_name, endorsement.act_id,
      endorsement.decided_at as at
    from endorsements endorsement
      join busy on busy.decided_by = endorsement.decided_by
        and busy.organisation_id = endorsement.organisation_id
      join accounts person on person.id = endorsement.account_id
      join accounts officer on officer.id = endorsement.decided_by
      join organisations body on body.id = endorsement.organisation_id
      join annual_topics topic on topic.id = endorsement.topic_id
    where endorsement.decided_at >= ${from} and endorsement.decided_at < ${to} and endorsement.state = 'ENDORSED'
    order by endorsement.decided_at, endorsement.act_id, endorsement.id`.execute(db);
  return rows;
}
