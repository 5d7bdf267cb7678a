import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Scope } from '../../organisations/index.ts';
import type { Outcome } from '../rules/assessment.ts';
import type { Place } from '../rules/policy.ts';
import { isPlacedIn } from './scoped.ts';

/** The assessment list of a unit for a year as it was frozen on a day (N35, N36); never changed. */
export interface FrozenAssessment {
  id: string;
  organisationId: string;
  year: number;
  version: number;
  people: number;
  notExcellent: number;
  frozenByName: string;
  frozenAt: Date;
}

export interface FrozenLine {
  accountId: string;
  name: string;
  idNumberMasked: string;
  outcome: Outcome;
  because: string;
}

const select = (db: Reader) =>
  db
    .selectFrom('annualAssessments')
    .select([
      'id',
      'organisationId',
      'year',
      'version',
      'people',
      'notExcellent',
      'frozenByName',
      'frozenAt',
    ]);

/** Frozen lists of a year that a body may see, newest first. */
export async function listFrozen(
  db: Reader,
  scope: Scope,
  { year, limit, offset }: { year: number; limit: number; offset: number },
): Promise<FrozenAssessment[]> {
  return select(db)
    .where(isPlacedIn(scope))
    .where('year', '=', year)
    .orderBy('frozenAt', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** All frozen versions of a unit's year, newest first. */
export async function listVersions(
  db: Reader,
  organisationId: string,
  year: number,
): Promise<FrozenAssessment[]> {
  return select(db)
    .where('organisationId', '=', organisationId)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute();
}

export async function listFrozenLines(db: Reader, assessmentId: string): Promise<FrozenLine[]> {
  return db
    .selectFrom('assessmentLines')
    .select(['accountId', 'name', 'idNumberMasked', 'outcome', 'because'])
    .where('assessmentId', '=', assessmentId)
    .orderBy('position')
    .execute();
}

/** Two who fix the same year of a unit at once do it one after the other. */
export async function lockYear(tx: Tx, organisationId: string, year: number): Promise<void> {
  const key = `assessment ${organisationId} ${year}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** Writes a frozen list with its lines; the caller has locked the unit's year. */
export async function insertFrozen(
  tx: Tx,
  frozen: FrozenAssessment & Place & { organisationId: string; frozenBy: string },
  lines: readonly FrozenLine[],
): Promise<void> {
  await tx
    .insertInto('annualAssessments')
    .values({
      id: frozen.id,
      organisationId: frozen.organisationId,
      jurisdictionId: frozen.jurisdictionId,
      industryAuthorityId: frozen.industryAuthorityId,
      year: frozen.year,
      version: frozen.version,
      people: frozen.people,
      notExcellent: frozen.notExcellent,
      frozenBy: frozen.frozenBy,
      frozenByName: frozen.frozenByName,
      frozenAt: frozen.frozenAt,
    })
    .execute();
  for (let start = 0; start < lines.length; start += 1000)
    await tx
      .insertInto('assessmentLines')
      .values(
        lines.slice(start, start + 1000).map((line, index) => ({
          assessmentId: frozen.id,
          position: start + index + 1,
          accountId: line.accountId,
          name: line.name,
          idNumberMasked: line.idNumberMasked,
          outcome: line.outcome,
          because: line.because,
        })),
      )
      .execute();
}
