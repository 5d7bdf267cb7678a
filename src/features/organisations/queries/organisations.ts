import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Organisation, OrganisationKind } from '../rules/organisation.ts';

const columns = [
  'id',
  'kind',
  'name',
  'short_name as shortName',
  'credit_code as creditCode',
  'affiliation',
  'ownership',
  'approval',
  'jurisdiction_id as jurisdictionId',
  'parent_id as parentId',
  'industry_authority_id as industryAuthorityId',
  'address',
  'phone',
  'office_hours as officeHours',
  'seal_name as sealName',
  'valid_to as validTo',
  'successor_id as successorId',
] as const;

// Text columns with a check constraint: the schema keeps them to these values.
type Narrow = Pick<Organisation, 'kind' | 'affiliation' | 'ownership' | 'approval'>;

const select = (db: Reader) => db.selectFrom('organisations').select(columns).$narrowType<Narrow>();

export async function findOrganisation(db: Reader, id: string): Promise<Organisation | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The organisation that must exist because another row names it. */
export async function getOrganisation(db: Reader, id: string): Promise<Organisation> {
  return select(db).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function findOrganisationByCreditCode(
  db: Reader,
  creditCode: string,
): Promise<Organisation | undefined> {
  return select(db).where('credit_code', '=', creditCode).executeTakeFirst();
}

/** Several at once, by id; the order is not kept. */
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

/** Organisations that exist today, by name. */
export async function listOrganisations(
  db: Reader,
  filter: { kind?: OrganisationKind; jurisdictionId?: string } = {},
): Promise<Organisation[]> {
  let query = select(db).where('valid_to', 'is', null).orderBy('pinyin').orderBy('name');
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.jurisdictionId) query = query.where('jurisdiction_id', '=', filter.jurisdictionId);
  return query.execute();
}

/** Units that wait for the municipal bureau's approval, by name. */
export async function listUnapproved(db: Reader): Promise<Organisation[]> {
  return select(db).where('approval', '=', 'PENDING').orderBy('name').execute();
}

/** Decides a waiting unit; false when it does not wait. */
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

/** A body of which the city has one: the centre, the association, the municipal bureau. */
export async function getOnlyOrganisation(
  db: Reader,
  kind: 'TRAINING_CENTRE' | 'ASSOCIATION' | 'MUNICIPAL_HR_BUREAU',
): Promise<Organisation> {
  return select(db)
    .where('kind', '=', kind)
    .where('valid_to', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** The bureau of exactly this jurisdiction that works on a day. */
export async function findBureauOf(
  db: Reader,
  jurisdictionId: string,
  day: string,
): Promise<Organisation | undefined> {
  return select(db)
    .where('kind', '=', 'DISTRICT_HR_BUREAU')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
}

const employerKinds = [
  'EMPLOYER',
  'INDUSTRY_AUTHORITY',
  'TRAINING_CENTRE',
  'ASSOCIATION',
  'TALENT_AGENCY',
];

/**
 * Units whose name, pinyin, initials or credit code holds the text, best match first: the name
 * begins with it, then the initials, then the rest.
 */
export async function searchEmployers(
  db: Reader,
  text: string,
  limit: number,
): Promise<Organisation[]> {
  const wanted = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  if (wanted === '') return [];
  const part = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  const start = part.slice(1);
  return select(db)
    .where('kind', 'in', employerKinds)
    .where('valid_to', 'is', null)
    .where('approval', '<>', 'REJECTED')
    .where(
      sql<boolean>`(lower(name) like ${part} or lower(short_name) like ${part}
        or replace(pinyin, ' ', '') like ${part} or pinyin_initials like ${part}
        or lower(credit_code) like ${start})`,
    )
    .orderBy(
      sql`case when lower(name) like ${start} or lower(short_name) like ${start} then 0
        when pinyin_initials like ${start} then 1 else 2 end`,
    )
    .orderBy(sql`length(name)`)
    .orderBy('name')
    .limit(limit)
    .execute();
}

export interface NewOrganisation extends Omit<Organisation, 'validTo' | 'successorId'> {
  pinyin: string;
  pinyinInitials: string;
  validFrom: string;
  validTo: string | null;
  successorId: string | null;
}

export async function insertOrganisation(tx: Tx, one: NewOrganisation): Promise<void> {
  await tx
    .insertInto('organisations')
    .values({
      id: one.id,
      kind: one.kind,
      name: one.name,
      short_name: one.shortName,
      pinyin: one.pinyin,
      pinyin_initials: one.pinyinInitials,
      credit_code: one.creditCode,
      affiliation: one.affiliation,
      ownership: one.ownership,
      jurisdiction_id: one.jurisdictionId,
      parent_id: one.parentId,
      industry_authority_id: one.industryAuthorityId,
      approval: one.approval,
      address: one.address,
      phone: one.phone,
      office_hours: one.officeHours,
      seal_name: one.sealName,
      valid_from: one.validFrom,
      valid_to: one.validTo,
      successor_id: one.successorId,
    })
    .execute();
}

/** The municipal bureau, or undefined in an empty installation. */
export async function findMunicipalBureau(db: Reader): Promise<Organisation | undefined> {
  return select(db)
    .where('kind', '=', 'MUNICIPAL_HR_BUREAU')
    .where('valid_to', 'is', null)
    .limit(1)
    .executeTakeFirst();
}
