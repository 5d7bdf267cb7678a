import { sql } from 'kysely';
import { dayOf, type WorkCalendar } from '../../../../kernel/calendar.ts';
import type { Reader } from '../../../../platform/database/index.ts';
import { findEndorserFor } from '../../../people/index.ts';
import type {
  ForeignEndorsement,
  OfficeDay,
  PassingStay,
} from '../../rules/findings/endorsed-outside-office.ts';
import {
  decideForeignEndorsements,
  decideLateEndorsing,
} from '../../rules/findings/endorsed-outside-office.ts';
import {
  type NewFinding,
  numberOf,
  type Thresholds,
  type Window,
} from '../../rules/findings/rule.ts';
import { eachDay } from './each-day.ts';

/** Findings of endorsed outside office in a window. */
export async function findEndorsedOutsideOffice(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
  calendar: WorkCalendar,
): Promise<NewFinding[]> {
  return eachDay(window, async (day) => {
    const hours = {
      opensAt: numberOf(thresholds, 'opens_at'),
      closesAt: numberOf(thresholds, 'closes_at'),
    };
    const passing = {
      leftAfterDays: numberOf(thresholds, 'passing_days'),
      stayedDays: numberOf(thresholds, 'passing_stay_days'),
    };
    const least = Math.min(
      numberOf(thresholds, 'late_slips'),
      numberOf(thresholds, 'weekend_slips'),
    );
    return [
      ...decideForeignEndorsements(await loadForeignEndorsements(db, day, passing), thresholds),
      ...decideLateEndorsing(
        await loadOfficeDays(db, day, { ...hours, least, calendar }),
        thresholds,
      ),
    ];
  });
}

/** Upper bounds of a short stay. */
type Stay = Pick<PassingStay, 'leftAfterDays' | 'stayedDays'>;

/** Endorsements of a window without competence of the body or post of the officer; a few of many. */
async function loadForeignEndorsements(
  db: Reader,
  window: Window,
  stay: Stay,
): Promise<ForeignEndorsement[]> {
  const incompetent: ForeignEndorsement[] = [];
  for (const one of await loadMoved(db, window)) {
    const { accountId, requestedAt, ...endorsement } = one;
    const { organisation } = await findEndorserFor(db, accountId, dayOf(requestedAt));
    if (organisation.id !== one.organisationId) incompetent.push(endorsement);
  }
  return [
    ...incompetent,
    ...(await loadWithoutRole(db, window)),
    ...(await loadPassing(db, window, stay)),
  ];
}

const facts = sql`endorsement.id as endorsement_id, endorsement.slip_id, person.name as person_name,
  topic.year, body.id as organisation_id, body.name as organisation_name, officer.name as officer_name,
  endorsement.decided_at`;
const joined = sql`endorsements endorsement
  join accounts person on person.id = endorsement.account_id
  join accounts officer on officer.id = endorsement.decided_by
  join organisations body on body.id = endorsement.organisation_id
  join annual_topics topic on topic.id = endorsement.topic_id`;

/** Endorsed by another body than the one chosen when the slip was issued: to be checked one by one. */
async function loadMoved(db: Reader, { from, to }: Window) {
  const { rows } = await sql<ForeignEndorsement & { accountId: string; requestedAt: Date }>`
    select 'NOT_COMPETENT' as kind, ${facts}, null as passing,
      endorsement.account_id, endorsement.requested_at
    from ${joined} join result_slips slip on slip.id = endorsement.slip_id
    where endorsement.decided_at >= ${from} and endorsement.decided_at < ${to}
      and endorsement.state = 'ENDORSED' and slip.endorser_id <> endorsement.organisation_id
    order by endorsement.id`.execute(db);
  return rows;
}

/** Endorsed by an officer who held no post at the body on that day. */
async function loadWithoutRole(db: Reader, { from, to }: Window): Promise<ForeignEndorsement[]> {
  const { rows } = await sql<ForeignEndorsement>`
    select 'NO_ROLE' as kind, ${facts}, null as passing
    from ${joined}
    where endorsement.decided_at >= ${from} and endorsement.decided_at < ${to}
      and endorsement.state = 'ENDORSED'
      and not exists (select from role_assignments post
        where post.account_id = endorsement.decided_by and post.organisation_id = endorsement.organisation_id
          and post.valid_from <= (endorsement.decided_at at time zone 'Asia/Shanghai')::date
          and (post.valid_to is null or post.valid_to >= (endorsement.decided_at at time zone 'Asia/Shanghai')::date))
    order by endorsement.id`.execute(db);
  return rows;
}

/**
 * Endorsed by the unit or agency that the person soon left: of every body and day of endorsement of which
 * somebody left within the window, all who have left by its end.
 */
async function loadPassing(
  db: Reader,
  { from, to }: Window,
  { leftAfterDays, stayedDays }: Stay,
): Promise<ForeignEndorsement[]> {
  const { rows } = await sql<ForeignEndorsement>`
    with stays as (
      select account_id, organisation_id as body_id, valid_from, valid_to from employments
      union all
      select account_id, agency_id, valid_from, valid_to from archive_custodies
    ), gone as (
      select endorsement.id, endorsement.organisation_id as body_id, stays.valid_to,
        (endorsement.decided_at at time zone 'Asia/Shanghai')::date as day,
        stays.valid_to - stays.valid_from as stayed
      from stays join endorsements endorsement
        on endorsement.account_id = stays.account_id and endorsement.organisation_id = stays.body_id
      where stays.valid_to between ${dayOf(from)}::date - ${leftAfterDays}::int and ${dayOf(to)}::date
        and stays.valid_to - stays.valid_from < ${stayedDays}
        and endorsement.state = 'ENDORSED' and endorsement.rule in ('CUSTODY', 'MUNICIPAL_UNIT')
    ), hurried as (
      select * from gone where valid_to >= day and valid_to - day < ${leftAfterDays}
    )
    select 'PASSING' as kind, ${facts}, jsonb_build_object(
        'leftAfterDays', hurried.valid_to - hurried.day,
        'stayedDays', hurried.stayed,
        'ofDay', (select count(*) from endorsements other
          where other.organisation_id = hurried.body_id and other.state = 'ENDORSED'
            and other.decided_at >= hurried.day::timestamp at time zone 'Asia/Shanghai'
            and other.decided_at < (hurried.day + 1)::timestamp at time zone 'Asia/Shanghai')) as passing
    from ${joined} join hurried on hurried.id = endorsement.id
    where (hurried.body_id, hurried.day) in
      (select body_id, day from hurried where valid_to >= ${dayOf(from)}::date)
    order by endorsement.id`.execute(db);
  return rows;
}

/** How much each officer endorsed on each day of a window, and how much of it outside office hours. */
async function loadOfficeDays(
  db: Reader,
  { from, to }: Window,
  office: { opensAt: number; closesAt: number; least: number; calendar: WorkCalendar },
): Promise<OfficeDay[]> {
  const [off, worked] = [[...office.calendar.off], [...office.calendar.worked]];
  const { rows } = await sql<OfficeDay>`
    with decided as (
      select decided_by, organisation_id, slip_id, topic_id, decided_at,
        decided_at at time zone 'Asia/Shanghai' as local
      from endorsements
      where decided_at >= ${from} and decided_at < ${to} and state = 'ENDORSED'
    ), dated as (
      select *, local::date = any(${off}::date[])
        or (extract(isodow from local) >= 6 and local::date <> all(${worked}::date[])) as weekend
      from decided
    ), placed as (
      select *, weekend or extract(hour from local) < ${office.opensAt}
          or extract(hour from local) >= ${office.closesAt} as late
      from dated
    )
    select officer.id as officer_id, officer.name as officer_name, body.id as organisation_id,
      body.name as organisation_name, to_char(placed.local, 'YYYY-MM-DD') as day, max(topic.year) as year,
      bool_or(placed.weekend) as weekend, count(*)::int as slips,
      count(*) filter (where placed.late)::int as late_slips,
      min(placed.decided_at) filter (where placed.late) as first_at,
      max(placed.decided_at) filter (where placed.late) as last_at,
      array_agg(placed.slip_id order by placed.decided_at) filter (where placed.late) as slip_ids
    from placed
      join accounts officer on officer.id = placed.decided_by
      join organisations body on body.id = placed.organisation_id
      join annual_topics topic on topic.id = placed.topic_id
    group by officer.id, officer.name, body.id, body.name, day
    having count(*) filter (where placed.late) >= ${office.least}
    order by day, officer.id`.execute(db);
  return rows;
}
