import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { EntryToSeal, NewEntry } from '../rules/entry.ts';

/** Writes entries in one statement whose text is the same for any number of them. */
export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  const column = (key: keyof NewEntry) =>
    sql`${entries.map((entry) => (key === 'facts' ? JSON.stringify(entry.facts) : entry[key]))}`;
  await sql`
    insert into audit_entries (actor_account_id, actor_role, actor_organisation_id, action, subject_type, subject_id, facts)
    select account, role, organisation, action, subject_type, subject_id, facts::jsonb
    from unnest(${column('actorAccountId')}::uuid[], ${column('actorRole')}::text[],
      ${column('actorOrganisationId')}::uuid[], ${column('action')}::text[], ${column('subjectType')}::text[],
      ${column('subjectId')}::text[], ${column('facts')}::text[])
      as t (account, role, organisation, action, subject_type, subject_id, facts)`.execute(tx);
}

/** Takes the lock for sealing until the transaction ends; false when another process holds it. */
export async function lockSealing(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('audit.seal')) as locked`.execute(tx);
  return rows[0]?.locked ?? false;
}

/**
 * Unsealed entries of transactions that ended before any running one began, oldest first: no entry can
 * appear among them later.
 */
export async function listUnsealed(tx: Tx, limit: number): Promise<EntryToSeal[]> {
  const { rows } = await sql<EntryToSeal>`
    select id, at, actor_account_id, actor_role, actor_organisation_id, action, subject_type, subject_id, facts
    from audit_entries
    where seal_id is null and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    order by id limit ${limit}`.execute(tx);
  return rows;
}

/** The entries of a seal, found by their range, so that checking the chain reads each entry once. */
export async function listSealed(
  db: Reader,
  seal: { id: number; firstEntryId: number; lastEntryId: number },
): Promise<EntryToSeal[]> {
  const { rows } = await sql<EntryToSeal>`
    select id, at, actor_account_id, actor_role, actor_organisation_id, action, subject_type, subject_id, facts
    from audit_entries
    where id between ${seal.firstEntryId} and ${seal.lastEntryId} and seal_id = ${seal.id}
    order by id`.execute(db);
  return rows;
}

export async function findLastSeal(db: Reader): Promise<{ id: number; hash: string } | undefined> {
  return db
    .selectFrom('auditSeals')
    .select(['id', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function listSeals(db: Reader, afterId: number, limit: number) {
  return db
    .selectFrom('auditSeals')
    .selectAll()
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function insertSeal(
  tx: Tx,
  seal: { entries: EntryToSeal[]; previousHash: string; hash: string },
): Promise<void> {
  const ids = seal.entries.map((entry) => entry.id);
  const { id } = await tx
    .insertInto('auditSeals')
    .values({
      firstEntryId: ids[0] as number,
      lastEntryId: ids.at(-1) as number,
      entryCount: ids.length,
      previousHash: seal.previousHash,
      hash: seal.hash,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.updateTable('auditEntries').set({ sealId: id }).where('id', 'in', ids).execute();
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

/** Entries for the auditor's page, newest first. */
export async function listEntries(
  db: Reader,
  filter: {
    action?: string | undefined;
    subjectId?: string | undefined;
    beforeId?: number | undefined;
    limit: number;
  },
) {
  let query = db
    .selectFrom('auditEntries as entry')
    .leftJoin('accounts as account', 'account.id', 'entry.actorAccountId')
    .select([
      'entry.id',
      'entry.at',
      'entry.actorRole',
      'entry.action',
      'entry.subjectType',
      'entry.subjectId',
      'entry.facts',
      'entry.sealId',
      'account.name as actorName',
    ])
    .orderBy('entry.id', 'desc')
    .limit(filter.limit);
  if (filter.action) query = query.where('entry.action', 'like', `${filter.action}%`);
  if (filter.subjectId) query = query.where('entry.subjectId', '=', filter.subjectId);
  if (filter.beforeId) query = query.where('entry.id', '<', filter.beforeId);
  return query.execute();
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
