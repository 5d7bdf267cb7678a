import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { ChangeLine, OrganisationChange, Patch } from '../rules/change.ts';
import type { Organisation } from '../rules/organisation.ts';
import { spellName } from '../rules/pinyin.ts';

const select = (db: Reader) =>
  db
    .selectFrom('organisationChanges as change')
    .innerJoin('accounts as officer', 'officer.id', 'change.decidedBy')
    .select([
      'change.id',
      'change.organisationId',
      'change.kind',
      'change.effectiveOn',
      'change.patch',
      'change.difference',
      'change.reason',
      'change.decidedBy',
      'officer.name as decidedByName',
      'change.at',
      'change.appliedAt',
      'change.withdrawnAt',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const toChange = (row: Row): OrganisationChange => ({
  ...row,
  patch: row.patch as Patch,
  difference: row.difference as unknown as ChangeLine[],
});

/** Lists the changes of an organisation, the newest first. */
export async function listChanges(
  db: Reader,
  organisationId: string,
): Promise<OrganisationChange[]> {
  const rows = await select(db)
    .where('change.organisationId', '=', organisationId)
    .orderBy('change.at', 'desc')
    .orderBy('change.id', 'desc')
    .execute();
  return rows.map(toChange);
}

/** Locks the changes whose day has come, the oldest first. */
export async function lockDueChanges(tx: Tx, day: string): Promise<OrganisationChange[]> {
  const rows = await select(tx)
    .where('change.appliedAt', 'is', null)
    .where('change.withdrawnAt', 'is', null)
    .where('change.effectiveOn', '<=', day)
    .orderBy('change.at')
    .forUpdate('change')
    .execute();
  return rows.map(toChange);
}

/** Locks a change that still waits for its day. */
export async function lockWaitingChange(
  tx: Tx,
  id: string,
): Promise<OrganisationChange | undefined> {
  const row = await select(tx)
    .where('change.id', '=', id)
    .where('change.appliedAt', 'is', null)
    .where('change.withdrawnAt', 'is', null)
    .forUpdate('change')
    .executeTakeFirst();
  return row && toChange(row);
}

export type NewChange = Pick<
  OrganisationChange,
  'organisationId' | 'kind' | 'effectiveOn' | 'patch' | 'difference' | 'reason' | 'decidedBy'
> & { at: Date; appliedAt: Date | null };

/** Inserts a change and returns its id. */
export async function insertChange(tx: Tx, change: NewChange): Promise<string> {
  const id = newId();
  await tx
    .insertInto('organisationChanges')
    .values({
      ...change,
      id,
      patch: JSON.stringify(change.patch),
      difference: JSON.stringify(change.difference),
    })
    .execute();
  return id;
}

export async function markChange(
  tx: Tx,
  id: string,
  mark: { appliedAt: Date } | { withdrawnAt: Date },
): Promise<void> {
  await tx.updateTable('organisationChanges').set(mark).where('id', '=', id).execute();
}

/** Keeps what moved along when a closing was applied, by the key of the follower. */
export async function setMoved(tx: Tx, id: string, moved: Record<string, string[]>): Promise<void> {
  const kept = { moved: JSON.stringify(moved) };
  await tx.updateTable('organisationChanges').set(kept).where('id', '=', id).execute();
}

/** Returns the last applied closing of an organisation with what moved along; undefined where nothing did. */
export async function findMovedAtClosing(
  db: Reader,
  organisationId: string,
): Promise<{ id: string; successorId: string; moved: Record<string, string[]> } | undefined> {
  const row = await db
    .selectFrom('organisationChanges')
    .select(['id', 'patch', 'moved'])
    .where('organisationId', '=', organisationId)
    .where('kind', '=', 'CLOSED')
    .where('appliedAt', 'is not', null)
    .orderBy('appliedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  const successorId = (row?.patch as Patch | undefined)?.successorId;
  if (!row || !successorId) return undefined;
  return { id: row.id, successorId, moved: row.moved as Record<string, string[]> };
}

/** Returns what moved along with a closing, and where to. */
export async function findHandedOver(db: Reader, changeId: string) {
  const row = await db
    .selectFrom('organisationChanges')
    .select(['organisationId', 'effectiveOn', 'patch', 'moved'])
    .where('id', '=', changeId)
    .executeTakeFirst();
  const successorId = (row?.patch as Patch | undefined)?.successorId;
  if (!row || !successorId) return undefined;
  const { organisationId, effectiveOn } = row;
  return { organisationId, effectiveOn, successorId, moved: row.moved as Record<string, string[]> };
}

/** Sets the columns of a patch; a new name is spelled again. */
export async function updateOrganisation(tx: Tx, id: string, patch: Patch): Promise<void> {
  if (Object.keys(patch).length === 0) return;
  await tx
    .updateTable('organisations')
    .set({ ...patch, ...(patch.name !== undefined && spellName(patch.name)) })
    .where('id', '=', id)
    .execute();
}

/** Pairs of organisations that may be the same: equal names, or the same organisation code in both credit codes. */
export async function listDoubles(
  db: Reader,
  jurisdictionId: string | null,
  limit: number,
): Promise<{ one: string; other: string; because: 'NAME' | 'CODE' }[]> {
  const inPlace = jurisdictionId
    ? sql`and one.jurisdiction_id = ${jurisdictionId} and other.jurisdiction_id = ${jurisdictionId}`
    : sql``;
  const { rows } = await sql<{ one: string; other: string; because: 'NAME' | 'CODE' }>`
    select one.id as one, other.id as other,
      case when one.search_name = other.search_name then 'NAME' else 'CODE' end as because
    from organisations one
      join organisations other on other.kind = one.kind and other.id > one.id
        and (one.search_name = other.search_name
          or substr(one.credit_code, 9, 9) = substr(other.credit_code, 9, 9))
    where one.kind = 'EMPLOYER' and one.valid_to is null and other.valid_to is null ${inPlace}
    order by one.name limit ${limit}`.execute(db);
  return rows;
}

export interface ListFilter {
  q: string;
  kind?: Organisation['kind'] | undefined;
  /** Those that no longer exist. */
  closed: boolean;
  /** Of this place alone; null for all. */
  jurisdictionId: string | null;
  limit: number;
  offset: number;
}

export interface ListedOrganisation
  extends Pick<Organisation, 'id' | 'kind' | 'name' | 'creditCode' | 'affiliation' | 'validTo'> {
  placeName: string | null;
}

/** A page of the organisations, by name. */
export async function listKept(db: Reader, filter: ListFilter): Promise<ListedOrganisation[]> {
  const { q, kind, closed, jurisdictionId, limit, offset } = filter;
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('organisations as one')
    .leftJoin('jurisdictions as place', 'place.id', 'one.jurisdictionId')
    .select([
      'one.id',
      'one.kind',
      'one.name',
      'one.creditCode',
      'one.affiliation',
      'one.validTo',
      'place.shortName as placeName',
    ])
    .where('one.validTo', closed ? 'is not' : 'is', null)
    .$if(q !== '', (query) =>
      query.where(sql<boolean>`(one.search_name like lower(${part})
        or replace(one.pinyin, ' ', '') like lower(${part}) or one.pinyin_initials like lower(${part})
        or lower(one.credit_code) like lower(${part.slice(1)}))`),
    )
    .$if(kind !== undefined, (query) => query.where('one.kind', '=', kind as Organisation['kind']))
    .$if(jurisdictionId !== null, (query) => query.where('one.jurisdictionId', '=', jurisdictionId))
    .orderBy('one.pinyin')
    .orderBy('one.id')
    .limit(limit)
    .offset(offset)
    .execute();
}
