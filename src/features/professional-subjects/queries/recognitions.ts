import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { SystemRule } from '../rules/system.ts';

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
    .selectFrom('professionalRecognitions as one')
    .innerJoin('accounts as person', 'person.id', 'one.accountId')
    .innerJoin('organisations as unit', 'unit.id', 'one.organisationId')
    .innerJoin('certificateEntries as entry', 'entry.id', 'one.entryId')
    .select([
      'one.id',
      'one.offeringId',
      'one.authorityId',
      'one.accountId',
      'person.name',
      'person.idNumberMasked',
      'one.year',
      'one.organisationId',
      'unit.name as organisationName',
      'one.systemRule',
      'one.entryId',
      'entry.entryNo',
      'one.listId',
      'one.quantity',
      'one.testPassed',
      'one.creditHours',
      'one.capped',
      'one.correctsId',
      'one.recognisedAt',
      'one.withdrawnAt',
      'one.withdrawnBecause',
    ]);

/** Lists recognitions of an offering, the newest first; of the people of one unit, or (null) of all. */
export async function listOfOffering(
  db: Reader,
  offeringId: string,
  organisationId: string | null,
  { limit, offset }: { limit: number; offset: number },
): Promise<Recognition[]> {
  let query = select(db).where('one.offeringId', '=', offeringId);
  if (organisationId !== null) query = query.where('one.organisationId', '=', organisationId);
  return query
    .orderBy('one.recognisedAt', 'desc')
    .orderBy('one.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Lists recognitions of a unit's people for a year, person by person. */
export async function listOfUnit(
  db: Reader,
  organisationId: string,
  year: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<Recognition[]> {
  return select(db)
    .where('one.organisationId', '=', organisationId)
    .where('one.year', '=', year)
    .orderBy('one.accountId')
    .orderBy('one.recognisedAt')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Lists everything recognised for a person, the newest first. */
export async function listOfPerson(db: Reader, accountId: string): Promise<Recognition[]> {
  return select(db)
    .where('one.accountId', '=', accountId)
    .orderBy('one.year', 'desc')
    .orderBy('one.recognisedAt', 'desc')
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
    .selectFrom('professionalRecognitions')
    .select('id')
    .where('offeringId', '=', offeringId)
    .where('accountId', '=', accountId)
    .where('withdrawnAt', 'is', null)
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
  await tx.insertInto('professionalRecognitions').values(one).execute();
}

/** Marks a recognition as withdrawn; false when it was before. */
export async function markRecognitionWithdrawn(
  tx: Tx,
  id: string,
  withdrawal: { by: string; at: Date; because: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('professionalRecognitions')
    .set({
      withdrawnBy: withdrawal.by,
      withdrawnAt: withdrawal.at,
      withdrawnBecause: withdrawal.because,
    })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
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
    select unit.id as organisation_id, count(*)::int as people, sum(person.hours)::float8 as hours,
      count(*) filter (where person.hours >= unit.asked)::int as reached
    from unnest(${units.map(({ id }) => id)}::uuid[], ${units.map(({ asked }) => asked)}::numeric[]) unit (id, asked)
      cross join lateral (
        select account_id, sum(credit_hours) as hours from professional_recognitions
        where organisation_id = unit.id and year = ${year} and withdrawn_at is null group by account_id
      ) person
    group by unit.id`.execute(db);
  return rows;
}
