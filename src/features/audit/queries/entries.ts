import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/index.ts';
import type { NewEntry } from '../rules/entry.ts';

/** Writes entries in one statement whose text is the same for any number of them. */
export async function insertEntries(tx: Reader, entries: readonly NewEntry[]): Promise<void> {
  const column = (key: Exclude<keyof NewEntry, 'facts' | 'people'>) =>
    sql`${entries.map((entry) => entry[key])}`;
  // An array of arrays must be even: people travel as text.
  const people = entries.map((entry) => entry.people && `{${entry.people.join(',')}}`);
  await sql`
    insert into audit_entries (actor_account_id, actor_role, actor_organisation_id, action, subject_type,
      subject_id, facts, address, request_id, people)
    select account, role, organisation, action, subject_type, subject_id, facts::jsonb, address, request,
      people::uuid[]
    from unnest(${column('actorAccountId')}::uuid[], ${column('actorRole')}::text[],
      ${column('actorOrganisationId')}::uuid[], ${column('action')}::text[], ${column('subjectType')}::text[],
      ${column('subjectId')}::text[], ${entries.map(({ facts }) => JSON.stringify(facts))}::text[],
      ${column('address')}::text[], ${column('requestId')}::text[], ${people}::text[])
      as t (account, role, organisation, action, subject_type, subject_id, facts, address, request,
        people)`.execute(tx);
}

/** How many entries were written since an instant. */
export async function countEntriesSince(db: Reader, since: Date): Promise<number> {
  const row = await db
    .selectFrom('auditEntries')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The entries on one subject, oldest first. */
export async function listEntriesOn(db: Reader, subject: { type: string; id: string }) {
  return db
    .selectFrom('auditEntries')
    .select(['at', 'action', 'facts'])
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .orderBy('id')
    .execute();
}
