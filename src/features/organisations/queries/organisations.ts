import { sql } from 'kysely';
import { plainUnitName } from '../../../kernel/unit-name.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import {
  type Organisation,
  type OrganisationKind,
  organisationKinds,
} from '../rules/organisation.ts';

const columns = [
  'id',
  'kind',
  'name',
  'shortName',
  'creditCode',
  'affiliation',
  'ownership',
  'approval',
  'jurisdictionId',
  'parentId',
  'industryAuthorityId',
  'address',
  'phone',
  'officeHours',
  'sealName',
  'validTo',
  'successorId',
] as const;

const select = (db: Reader) => db.selectFrom('organisations').select(columns);

export async function findOrganisation(db: Reader, id: string): Promise<Organisation | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks the organisation until the transaction ends. */
export async function lockOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Returns the current organisation of exactly this name, whatever its width and blanks. */
export async function findOrganisationByName(
  db: Reader,
  name: string,
): Promise<Organisation | undefined> {
  return select(db)
    .where('searchName', '=', plainUnitName(name))
    .where('validTo', 'is', null)
    .limit(1)
    .executeTakeFirst();
}

/** Returns the organisation, which must exist because another row refers to it. */
export async function getOrganisation(db: Reader, id: string): Promise<Organisation> {
  return select(db).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function findOrganisationByCreditCode(
  db: Reader,
  creditCode: string,
): Promise<Organisation | undefined> {
  return select(db).where('creditCode', '=', creditCode).executeTakeFirst();
}

/** Lists organisations by id, in no particular order. */
export async function listOrganisationsById(
  db: Reader,
  ids: readonly string[],
): Promise<Organisation[]> {
  return ids.length === 0
    ? []
    : select(db)
        .where('id', 'in', [...ids])
        .execute();
}

/** Lists the organisations that exist today, by name. */
export async function listOrganisations(
  db: Reader,
  filter: { kind?: OrganisationKind; jurisdictionId?: string } = {},
): Promise<Organisation[]> {
  let query = select(db).where('validTo', 'is', null).orderBy('pinyin').orderBy('name');
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.jurisdictionId) query = query.where('jurisdictionId', '=', filter.jurisdictionId);
  return query.execute();
}

/** Lists the units that wait for the municipal bureau's approval, by name. */
export async function listUnapproved(db: Reader): Promise<Organisation[]> {
  return select(db).where('approval', '=', 'PENDING').orderBy('name').execute();
}

/** Decides a unit that waits for approval; returns false when it does not wait. */
export async function updateApproval(
  tx: Tx,
  id: string,
  approval: 'APPROVED' | 'REJECTED',
): Promise<boolean> {
  const result = await tx
    .updateTable('organisations')
    .set({ approval })
    .where('id', '=', id)
    .where('approval', '=', 'PENDING')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Returns a body of which the city has one. */
export async function getOnlyOrganisation(
  db: Reader,
  kind: 'TRAINING_CENTRE' | 'ASSOCIATION' | 'MUNICIPAL_HR_BUREAU',
): Promise<Organisation> {
  return select(db)
    .where('kind', '=', kind)
    .where('validTo', 'is', null)
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** Returns the bureau that exists on a day for exactly this jurisdiction. */
export async function findBureauOf(
  db: Reader,
  jurisdictionId: string,
  day: string,
): Promise<Organisation | undefined> {
  return select(db)
    .where('kind', '=', 'DISTRICT_HR_BUREAU')
    .where('jurisdictionId', '=', jurisdictionId)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', day)]))
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
}

const employerKinds: OrganisationKind[] = [
  'EMPLOYER',
  'INDUSTRY_AUTHORITY',
  'TRAINING_CENTRE',
  'ASSOCIATION',
  'TALENT_AGENCY',
];

/**
 * Lists the units whose name, pinyin, initials or credit code contains the text: first names that
 * begin with it, then initials, then the rest.
 */
export async function searchEmployers(
  db: Reader,
  text: string,
  limit: number,
): Promise<Organisation[]> {
  return searchOrganisations(db, text, limit, employerKinds);
}

/** The same among organisations of some kinds, or of all. */
export async function searchOrganisations(
  db: Reader,
  text: string,
  limit: number,
  kinds: readonly OrganisationKind[] = organisationKinds,
): Promise<Organisation[]> {
  const wanted = plainUnitName(text);
  if (wanted === '') return [];
  const part = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  const start = part.slice(1);
  return select(db)
    .where('kind', 'in', [...kinds])
    .where('validTo', 'is', null)
    .where('approval', '<>', 'REJECTED')
    .where(
      sql<boolean>`(search_name like ${part} or search_short_name like ${part}
        or replace(pinyin, ' ', '') like ${part} or pinyin_initials like ${part}
        or lower(credit_code) like ${start})`,
    )
    .orderBy(
      sql`case when search_name like ${start} or search_short_name like ${start} then 0
        when pinyin_initials like ${start} then 1 else 2 end`,
    )
    .orderBy(sql`length(name)`)
    .orderBy('name')
    .limit(limit)
    .execute();
}

export interface NewOrganisation extends Organisation {
  pinyin: string;
  pinyinInitials: string;
  validFrom: string;
}

export async function insertOrganisation(tx: Tx, organisation: NewOrganisation): Promise<void> {
  await tx.insertInto('organisations').values(organisation).execute();
}

/** Returns the municipal bureau; undefined in an empty installation. */
export async function findMunicipalBureau(db: Reader): Promise<Organisation | undefined> {
  return select(db)
    .where('kind', '=', 'MUNICIPAL_HR_BUREAU')
    .where('validTo', 'is', null)
    .limit(1)
    .executeTakeFirst();
}
