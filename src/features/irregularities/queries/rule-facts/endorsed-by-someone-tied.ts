import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import type { TiedEndorsement } from '../../rules/findings/endorsed-by-someone-tied.ts';
import { decideTiedEndorsements } from '../../rules/findings/endorsed-by-someone-tied.ts';
import {
  type NewFinding,
  numberOf,
  type Thresholds,
  type Window,
} from '../../rules/findings/rule.ts';
import { eachDay } from './each-day.ts';

/** Findings of endorsed by someone tied in a window. */
export async function findEndorsedBySomeoneTied(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  return eachDay(window, async (day) =>
    decideTiedEndorsements(
      await loadTiedEndorsements(db, day, {
        days: numberOf(thresholds, 'days'),
        homePeople: numberOf(thresholds, 'home_people'),
      }),
      thresholds,
    ),
  );
}

/**
 * Endorsements of a window whose officer and owner share a device, a home address or a phone number. The
 * officers are few: their devices and addresses are selected first, then the owners who used them too.
 */
async function loadTiedEndorsements(
  db: Reader,
  { from, to }: Window,
  near: { days: number; homePeople: number },
): Promise<TiedEndorsement[]> {
  const begin = sql`${from}::timestamptz - make_interval(days => ${near.days})`;
  const end = sql`${to}::timestamptz + make_interval(days => ${near.days})`;
  const { rows } = await sql<TiedEndorsement>`
    with decided as (
      select id, account_id, decided_by, rule from endorsements
      where decided_at >= ${from} and decided_at < ${to} and state = 'ENDORSED'
    ), officers as (
      select distinct decided_by as officer_id from decided
    ), used as (
      select distinct officer_id, device_hash, ip from officers join sessions on account_id = officer_id
      where created_at >= ${begin} and created_at < ${end}
    ), homes as (
      select ip, people from (select distinct ip from used) seen
        cross join lateral (
          select count(*)::int as people from (
            select distinct account_id from sessions
            where sessions.ip = seen.ip and created_at >= ${begin} and created_at < ${end}
            limit ${near.homePeople + 1}
          ) users
        ) counted
      where people <= ${near.homePeople}
    ), ties as (
      select distinct decided.id, 'DEVICE' as kind, null as address, null::int as people
      from decided join used on used.officer_id = decided.decided_by and used.device_hash is not null
        join sessions own on own.account_id = decided.account_id and own.device_hash = used.device_hash
          and own.created_at >= ${begin} and own.created_at < ${end}
      union
      select distinct decided.id, 'HOME', homes.ip, homes.people
      from decided join used on used.officer_id = decided.decided_by
        join homes on homes.ip = used.ip
        join sessions own on own.account_id = decided.account_id and own.ip = homes.ip
          and own.created_at >= ${begin} and own.created_at < ${end}
      where decided.rule <> 'MUNICIPAL_UNIT'
      union
      select distinct decided.id, 'PHONE', null, null::int
      from decided join account_phones theirs on theirs.account_id = decided.decided_by
        join account_phones own on own.account_id = decided.account_id and own.phone_index = theirs.phone_index
    )
    select endorsement.id as endorsement_id, endorsement.slip_id, person.id as account_id,
      person.name as person_name, topic.year, body.id as organisation_id, body.name as organisation_name,
      officer.id as officer_id, officer.name as officer_name, endorsement.decided_at,
      ties.kind, ties.address, ties.people
    from ties
      join endorsements endorsement on endorsement.id = ties.id
      join accounts person on person.id = endorsement.account_id
      join accounts officer on officer.id = endorsement.decided_by
      join organisations body on body.id = endorsement.organisation_id
      join annual_topics topic on topic.id = endorsement.topic_id
    order by endorsement.decided_at, endorsement.id, ties.kind`.execute(db);
  return rows;
}
