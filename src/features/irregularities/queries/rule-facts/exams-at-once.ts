import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import type { Sitting } from '../../rules/findings/exams-at-once.ts';
import { decideExamsAtOnce } from '../../rules/findings/exams-at-once.ts';
import {
  type NewFinding,
  numberOf,
  type Thresholds,
  type Window,
} from '../../rules/findings/rule.ts';
import { eachDay } from './each-day.ts';

/** Findings of exams at once in a window. */
export async function findExamsAtOnce(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  return eachDay(window, async (day) => {
    const least = {
      device: numberOf(thresholds, 'device_people'),
      address: numberOf(thresholds, 'address_people'),
    };
    return decideExamsAtOnce(await loadConcurrentSittings(db, day, least), thresholds);
  });
}

/**
 * The sittings that began in the window, or shortly before it, on devices and at addresses with enough
 * sittings. The session of a sitting is the newest of the person with the same browser: the attempt stores
 * the browser only.
 */
async function loadConcurrentSittings(
  db: Reader,
  { from, to }: Window,
  least: { device: number; address: number },
): Promise<Sitting[]> {
  const { rows } = await sql<Sitting>`
    with sat as (
      select attempt.id, attempt.account_id, attempt.topic_id, attempt.started_at, attempt.last_contact_at,
        attempt.device as browser, session.device_hash, session.ip
      from exam_attempts attempt
        cross join lateral (
          select session.device_hash, session.ip from sessions session
          where session.account_id = attempt.account_id
            and session.created_at <= attempt.last_contact_at
            and session.created_at > attempt.started_at - interval '1 day'
            and left(session.user_agent, 200) = attempt.device
          order by session.created_at desc limit 1
        ) session
      where attempt.started_at >= ${from}::timestamptz - interval '4 hours' and attempt.started_at < ${to}
        and attempt.restored_at is null
    ), crowded as (
      select *, count(*) over (partition by device_hash) as on_device, count(*) over (partition by ip) as at_address
      from sat
    )
    select crowded.id as attempt_id, person.id as account_id, person.name as person_name,
      unit.id as unit_id, unit.name as unit_name, topic.year, crowded.started_at,
      crowded.last_contact_at, crowded.device_hash as device, crowded.ip as address,
      crowded.browser, slip.id as slip_id
    from crowded
      join accounts person on person.id = crowded.account_id
      join annual_topics topic on topic.id = crowded.topic_id
      left join employments employment on employment.account_id = person.id
        and employment.valid_to is null and employment.state <> 'REJECTED'
      left join organisations unit on unit.id = employment.organisation_id
      left join result_slips slip on slip.attempt_id = crowded.id and slip.state = 'VALID'
    where (crowded.device_hash is not null and crowded.on_device >= ${least.device})
      or crowded.at_address >= ${least.address}
    order by crowded.started_at, crowded.id`.execute(db);
  return rows;
}
