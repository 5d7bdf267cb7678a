import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import {
  type NewFinding,
  numberOf,
  type Thresholds,
  type Window,
} from '../../rules/findings/rule.ts';
import type { SharedDatum } from '../../rules/findings/shared-registration-data.ts';
import { decideSharedData } from '../../rules/findings/shared-registration-data.ts';
import { eachDay } from './each-day.ts';

/** Findings of shared registration data in a window. */
export async function findSharedRegistrationData(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  return eachDay(window, async (day) =>
    decideSharedData(
      await loadSharedData(db, day, {
        days: numberOf(thresholds, 'days'),
        phoneAccounts: numberOf(thresholds, 'phone_accounts'),
        deviceAccounts: numberOf(thresholds, 'device_accounts'),
      }),
      thresholds,
    ),
  );
}

/**
 * The accounts of every phone number that was given to an account in the window, and of every device with a
 * registration in it, where they are enough.
 */
async function loadSharedData(
  db: Reader,
  { from, to }: Window,
  least: { days: number; phoneAccounts: number; deviceAccounts: number },
): Promise<SharedDatum[]> {
  const begin = sql`${to}::timestamptz - make_interval(days => ${least.days})`;
  const { rows } = await sql<SharedDatum>`
    with phones as (
      select 'PHONE' as kind, phone_index as mark, account_id, min(since) as at
      from account_phones
      where phone_index in (select phone_index from account_phones where since >= ${from} and since < ${to})
        and (until is null or until >= ${begin}) and since < ${to}
      group by phone_index, account_id
    ), devices as (
      select 'DEVICE' as kind, session.device_hash as mark, session.account_id, min(session.created_at) as at
      from sessions session join learners learner on learner.account_id = session.account_id
      where session.device_hash in (
          select fresh.device_hash from learners newcomer
            join sessions fresh on fresh.account_id = newcomer.account_id
              and fresh.created_at <= newcomer.registered_at + interval '15 minutes'
          where newcomer.registered_at >= ${from} and newcomer.registered_at < ${to}
            and fresh.device_hash is not null)
        and session.created_at >= ${begin} and session.created_at < ${to}
        and session.created_at <= learner.registered_at + interval '15 minutes'
      group by session.device_hash, session.account_id
    ), counted as (
      select *, count(*) over (partition by kind, mark) as accounts
      from (select * from phones union all select * from devices) shared
    )
    select counted.kind, counted.mark, person.id as account_id, person.name as person_name,
      unit.id as unit_id, unit.name as unit_name,
      coalesce(learner.registered_at, person.created_at) as registered_at, counted.at
    from counted
      join accounts person on person.id = counted.account_id
      left join learners learner on learner.account_id = person.id
      left join employments employment on employment.account_id = person.id
        and employment.valid_to is null and employment.state <> 'REJECTED'
      left join organisations unit on unit.id = employment.organisation_id
    where counted.accounts >= case counted.kind
      when 'PHONE' then ${least.phoneAccounts}::int else ${least.deviceAccounts}::int end
    order by counted.kind, counted.mark, counted.at, person.id`.execute(db);
  return rows;
}
