import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import { night, unusual } from '../rules/filter.ts';
import { findSubjects } from './search.ts';

export const unusualKinds = ['night', 'bulk', 'colleague', 'address', 'place'] as const;
export type UnusualKind = (typeof unusualKinds)[number];

export interface Unusual {
  kind: UnusualKind;
  accountId: string;
  name: string;
  role: string;
  organisationName: string | null;
  day: string;
  from: Date;
  /** Accesses to personal data. */
  times: number;
  /** The address, the colleague or the place that is unusual. */
  detail: string | null;
}

// What gives personal data of others to an officer.
const accesses = sql`select entry.* from audit_entries entry
  where entry.actor_account_id is not null and entry.actor_role <> 'LEARNER'
    and (entry.action like 'disclosure.%' or entry.action = 'identity.reveal_id_number'
      or entry.action = 'payment.look_up_learner')`;

const local = sql`(access.at at time zone 'Asia/Shanghai')`;

const columns = sql`access.actor_account_id, access.actor_role, access.actor_organisation_id,
  ${local}::date::text as day, min(access.at) as "from", count(*) as times`;

const grouped = sql`access.actor_account_id, access.actor_role, access.actor_organisation_id`;

/** Access to personal data that an auditor should look at, by person and day, newest first. */
export async function listUnusual(
  db: Reader,
  { since, until, limit }: { since: Date; until: Date; limit: number },
): Promise<Unusual[]> {
  const known = await subjectsBetween(db, since, until);
  const { rows } = await sql<Unusual>`
    with access as materialized (${accesses} and entry.at >= ${since} and entry.at < ${until}),
    subjects as materialized (
      select access.id, known.account_id from access join unnest(${known.types}::text[],
          ${known.ids}::text[], ${known.accounts}::uuid[]) as known (type, id, account_id)
        on known.type = access.subject_type and known.id = access.subject_id
      union select access.id, person from access, unnest(access.people) person),
    found as (
      select 'night' as kind, ${columns}, null as detail from access
        where extract(hour from ${local}) >= ${sql.lit(night.from)}
          or extract(hour from ${local}) < ${sql.lit(night.to)}
        group by ${grouped}, ${local}::date
      union all
      select 'bulk', ${columns}, to_char(date_trunc('hour', ${local}), 'HH24:MI') from access
        group by ${grouped}, ${local}::date, date_trunc('hour', ${local})
        having count(*) >= ${sql.lit(unusual.accessesAnHour)}
          or sum((access.facts ->> 'rows')::int) filter (
            where access.action <> 'disclosure.show_record') >= ${sql.lit(unusual.rowsAnHour)}
      union all
      select 'colleague', ${columns}, person.name from access
        join subjects on subjects.id = access.id
        join accounts person on person.id = subjects.account_id
        where exists (select 1 from role_assignments role where role.account_id = subjects.account_id
          and role.organisation_id = access.actor_organisation_id and role.valid_to is null)
        group by ${grouped}, ${local}::date, person.name
      union all
      select 'address', ${columns}, access.address from access
        where access.address is not null
          and not exists (select 1 from audit_entries before
            where before.actor_account_id = access.actor_account_id and before.address = access.address
              and before.at < access.at::date
              and before.at >= access.at::date - ${sql.lit(unusual.newAddressDays)})
          and exists (select 1 from audit_entries before
            where before.actor_account_id = access.actor_account_id and before.address is not null
              and before.at < access.at::date)
        group by ${grouped}, ${local}::date, access.address
      union all
      select 'place', ${columns}, place.name from access
        join organisations body on body.id = access.actor_organisation_id
        join subjects on subjects.id = access.id
        join learners learner on learner.account_id = subjects.account_id
        join jurisdictions place on place.id = learner.district_id
        where access.actor_role = 'DISTRICT_CLERK' and learner.district_id <> body.jurisdiction_id
        group by ${grouped}, ${local}::date, place.name)
    select found.kind, found.actor_account_id as account_id, account.name, found.actor_role as role,
      organisation.name as organisation_name, found.day, found."from", found.times, found.detail
    from found join accounts account on account.id = found.actor_account_id
      left join organisations organisation on organisation.id = found.actor_organisation_id
    order by found."from" desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, times: Number(row.times) }));
}

/** The people behind what was accessed, as three arrays of equal length. */
async function subjectsBetween(db: Reader, since: Date, until: Date) {
  const { rows } = await sql<{ subjectType: string; subjectId: string }>`
    select distinct entry.subject_type, entry.subject_id
    from (${accesses} and entry.at >= ${since} and entry.at < ${until}) entry`.execute(db);
  const people = [...(await findSubjects(db, rows))];
  return {
    types: people.map(([key]) => key.split(' ')[0]),
    ids: people.map(([key]) => key.split(' ')[1]),
    accounts: people.map(([, { id }]) => id),
  };
}
