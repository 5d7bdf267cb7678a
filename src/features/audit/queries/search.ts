import { type SqlBool, sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { Kind } from '../rules/action-words.ts';
import { type EntryFilter, night } from '../rules/filter.ts';
import { actionsOf, type Facts, kindOf } from '../rules/sentence.ts';

export interface Entry {
  id: number;
  at: Date;
  actorAccountId: string | null;
  actorName: string | null;
  actorRole: string | null;
  organisationName: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  facts: Facts;
  address: string | null;
  requestId: string | null;
  people: string[] | null;
  sealId: number | null;
}

/** The conditions of a filter, so that list, count and export agree. */
function conditions(filter: EntryFilter) {
  const all = [sql<SqlBool>`true`];
  const { actors, subjects, organisation, kind, action, only, from, to, address } = filter;
  if (actors) all.push(sql`entry.actor_account_id = any(${[...actors]}::uuid[])`);
  if (subjects)
    all.push(sql`entry.id in (
      select about.id from audit_entries about join audit_subjects subject
        on about.subject_type = subject.type and about.subject_id = subject.id::text
        where subject.account_id = any(${[...subjects]}::uuid[])
      union all select id from audit_entries where people && ${[...subjects]}::uuid[])`);
  if (organisation)
    all.push(sql`entry.actor_organisation_id in (select id from organisations
      where name like ${`${organisation.replaceAll(/[%_\\]/g, '\\$&')}%`})`);
  if (kind) all.push(sql`entry.action = any(${actionsOf(kind)})`);
  if (action) all.push(sql`entry.action like ${`${action.replaceAll(/[%_\\]/g, '\\$&')}%`}`);
  if (only === 'failed') all.push(sql`entry.action ~ '(failed|refuse|not_sent)'`);
  if (only === 'night') all.push(atNight);
  if (from) all.push(sql`entry.at >= ${from}`);
  if (to) all.push(sql`entry.at < ${to}`);
  if (address) all.push(sql`entry.address = ${address}`);
  if (filter.subjectId) all.push(sql`entry.subject_id = ${filter.subjectId}`);
  return sql.join(all, sql` and `);
}

const hour = sql`extract(hour from entry.at at time zone 'Asia/Shanghai')`;
const atNight = sql<SqlBool>`entry.actor_account_id is not null
  and (${hour} >= ${sql.lit(night.from)} or ${hour} < ${sql.lit(night.to)})`;

/** Entries as the auditor reads them, newest first. */
export async function listEntries(db: Reader, filter: EntryFilter): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select entry.id, entry.at, entry.actor_account_id, account.name as actor_name, entry.actor_role,
      organisation.name as organisation_name, entry.action, entry.subject_type, entry.subject_id,
      entry.facts, entry.address, entry.request_id, entry.people, entry.seal_id
    from audit_entries entry
      left join accounts account on account.id = entry.actor_account_id
      left join organisations organisation on organisation.id = entry.actor_organisation_id
    where ${conditions(filter)} ${filter.beforeId ? sql`and entry.id < ${filter.beforeId}` : sql``}
    order by entry.id desc limit ${filter.limit}`.execute(db);
  return rows;
}

/** One entry; undefined when there is none of this number. */
export async function findEntry(db: Reader, id: number): Promise<Entry | undefined> {
  const [entry] = await listEntries(db, { beforeId: id + 1, limit: 1 });
  return entry?.id === id ? entry : undefined;
}

/** How many entries of each group a filter finds, whatever group it names. */
export async function countKinds(db: Reader, filter: EntryFilter): Promise<Map<Kind, number>> {
  const any = { ...filter, kind: undefined, only: undefined };
  const { rows } = await sql<{ action: string; count: number }>`
    select action, count(*) as count from audit_entries entry
    where ${conditions(any)} group by action`.execute(db);
  const counts = new Map<Kind, number>();
  for (const { action, count } of rows)
    counts.set(kindOf(action), (counts.get(kindOf(action)) ?? 0) + Number(count));
  return counts;
}

export interface PersonNamed {
  id: string;
  name: string;
  idNumberMasked: string;
}

/** The people behind the subjects of entries, by `type id`. */
export async function findSubjects(
  db: Reader,
  subjects: readonly { subjectType: string; subjectId: string }[],
): Promise<Map<string, PersonNamed>> {
  const found = new Map<string, PersonNamed>();
  const byType = Map.groupBy(
    subjects.filter(({ subjectId }) => /^[\da-f-]{36}$/.test(subjectId)),
    ({ subjectType }) => subjectType,
  );
  // Type by type, with the type as a constant: the planner then reads one table alone.
  for (const [type, of] of byType) {
    const { rows } = await sql<PersonNamed & { subject: string }>`
      select subject.id as subject, account.id, account.name, account.id_number_masked
      from audit_subjects subject join accounts account on account.id = subject.account_id
      where subject.type = ${sql.lit(type)}
        and subject.id = any(${of.map(({ subjectId }) => subjectId)}::uuid[])`.execute(db);
    for (const { subject, ...person } of rows) found.set(`${type} ${subject}`, person);
  }
  return found;
}

export async function listPeopleNamed(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, PersonNamed>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'name', 'idNumberMasked'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Accounts of a whole name, or with one of these keyed hashes of a number; at most 200. */
export async function findAccountsBy(
  db: Reader,
  { name, indexes }: { name: string; indexes: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from accounts
    where lower(name) = lower(${name}) or id_number_index = any(${[...indexes]})
      or phone_index = any(${[...indexes]}) limit 200`.execute(db);
  return rows.map(({ id }) => id);
}
