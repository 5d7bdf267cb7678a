import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { SystemRule } from './system.ts';

/** Hours an authority has recognised for a person of its system (N33). */
export interface Recognition {
  id: string;
  offeringId: string;
  authorityId: string;
  accountId: string;
  name: string;
  idNumberMasked: string;
  year: number;
  organisationId: string;
  organisationName: string;
  systemRule: SystemRule;
  entryId: string;
  entryNo: string;
  listId: string | null;
  quantity: number;
  testPassed: boolean;
  creditHours: number;
  capped: boolean;
  correctsId: string | null;
  recognisedAt: Date;
  withdrawnAt: Date | null;
  withdrawnBecause: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('professional_recognitions as one')
    .innerJoin('accounts as person', 'person.id', 'one.account_id')
    .innerJoin('organisations as unit', 'unit.id', 'one.organisation_id')
    .innerJoin('certificate_entries as entry', 'entry.id', 'one.entry_id')
    .select([
      'one.id',
      'one.offering_id as offeringId',
      'one.authority_id as authorityId',
      'one.account_id as accountId',
      'person.name',
      'person.id_number_masked as idNumberMasked',
      'one.year',
      'one.organisation_id as organisationId',
      'unit.name as organisationName',
      'one.system_rule as systemRule',
      'one.entry_id as entryId',
      'entry.entry_no as entryNo',
      'one.list_id as listId',
      'one.quantity',
      'one.test_passed as testPassed',
      'one.credit_hours as creditHours',
      'one.capped',
      'one.corrects_id as correctsId',
      'one.recognised_at as recognisedAt',
      'one.withdrawn_at as withdrawnAt',
      'one.withdrawn_because as withdrawnBecause',
    ])
    .$narrowType<Pick<Recognition, 'systemRule'>>();

export interface Piece {
  limit: number;
  offset: number;
}

/** Recognitions of an offering, the newest first; of the people of one unit, or (null) of all. */
export async function listOfOffering(
  db: Reader,
  offeringId: string,
  organisationId: string | null,
  { limit, offset }: Piece,
): Promise<Recognition[]> {
  let query = select(db).where('one.offering_id', '=', offeringId);
  if (organisationId !== null) query = query.where('one.organisation_id', '=', organisationId);
  return query
    .orderBy('one.recognised_at', 'desc')
    .orderBy('one.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Recognitions of a unit's people for a year, person by person. */
export async function listOfUnit(
  db: Reader,
  organisationId: string,
  year: number,
  { limit, offset }: Piece,
): Promise<Recognition[]> {
  return select(db)
    .where('one.organisation_id', '=', organisationId)
    .where('one.year', '=', year)
    .orderBy('one.account_id')
    .orderBy('one.recognised_at')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Everything recognised for a person, the newest first. */
export async function listOfPerson(db: Reader, accountId: string): Promise<Recognition[]> {
  return select(db)
    .where('one.account_id', '=', accountId)
    .orderBy('one.year', 'desc')
    .orderBy('one.recognised_at', 'desc')
    .execute();
}

export async function findRecognition(db: Reader, id: string): Promise<Recognition | undefined> {
  return select(db).where('one.id', '=', id).executeTakeFirst();
}

/** The live recognition of an offering for a person. */
export async function findLiveOf(
  db: Reader,
  offeringId: string,
  accountId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('professional_recognitions')
    .select('id')
    .where('offering_id', '=', offeringId)
    .where('account_id', '=', accountId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

export type NewRecognition = Pick<
  Recognition,
  | 'id'
  | 'offeringId'
  | 'authorityId'
  | 'accountId'
  | 'year'
  | 'organisationId'
  | 'systemRule'
  | 'entryId'
  | 'listId'
  | 'quantity'
  | 'testPassed'
  | 'creditHours'
  | 'capped'
  | 'correctsId'
  | 'recognisedAt'
> & { recognisedBy: string };

export async function insertRecognition(tx: Tx, one: NewRecognition): Promise<void> {
  await tx
    .insertInto('professional_recognitions')
    .values({
      id: one.id,
      offering_id: one.offeringId,
      authority_id: one.authorityId,
      account_id: one.accountId,
      year: one.year,
      organisation_id: one.organisationId,
      system_rule: one.systemRule,
      entry_id: one.entryId,
      list_id: one.listId,
      quantity: one.quantity,
      test_passed: one.testPassed,
      credit_hours: one.creditHours,
      capped: one.capped,
      corrects_id: one.correctsId,
      recognised_by: one.recognisedBy,
      recognised_at: one.recognisedAt,
    })
    .execute();
}

/** Takes a recognition back; false when it was taken back before. */
export async function markRecognitionWithdrawn(
  tx: Tx,
  id: string,
  withdrawal: { by: string; at: Date; because: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('professional_recognitions')
    .set({
      withdrawn_by: withdrawal.by,
      withdrawn_at: withdrawal.at,
      withdrawn_because: withdrawal.because,
    })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface UnitHours {
  organisationId: string;
  people: number;
  hours: number;
  /** How many reach what the year asks for; 0 where nothing is asked. */
  reached: number;
}

/**
 * What was recognised in a year for people of some units. `asked` is what the year asks for where the unit
 * is; null where nothing is prescribed. Read unit by unit from an index: a page shows few of them.
 */
export async function sumHoursOfUnits(
  db: Reader,
  year: number,
  units: readonly { id: string; asked: number | null }[],
): Promise<UnitHours[]> {
  const { rows } = await sql<UnitHours>`
    select unit.id as "organisationId", count(*)::int as people, sum(person.hours)::float8 as hours,
      count(*) filter (where person.hours >= unit.asked)::int as reached
    from unnest(${units.map(({ id }) => id)}::text[], ${units.map(({ asked }) => asked)}::numeric[]) unit (id, asked)
      cross join lateral (
        select account_id, sum(credit_hours) as hours from professional_recognitions
        where organisation_id = unit.id and year = ${year} and withdrawn_at is null group by account_id
      ) person
    group by unit.id`.execute(db);
  return rows;
}
