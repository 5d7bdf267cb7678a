import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Outcome } from '../rules/assessment.ts';
import type { Place, Scope } from '../rules/policy.ts';
import { inScope } from './scoped.ts';

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
    .selectFrom('annual_assessments')
    .select([
      'id',
      'organisation_id as organisationId',
      'year',
      'version',
      'people',
      'not_excellent as notExcellent',
      'frozen_by_name as frozenByName',
      'frozen_at as frozenAt',
    ]);

/** Frozen lists of a year that a body may see, newest first. */
export async function listFrozen(
  db: Reader,
  scope: Scope,
  { year, limit, offset }: { year: number; limit: number; offset: number },
): Promise<FrozenAssessment[]> {
  return select(db)
    .where(inScope(scope))
    .where('year', '=', year)
    .orderBy('frozen_at', 'desc')
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
    .where('organisation_id', '=', organisationId)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute();
}

export async function listFrozenLines(db: Reader, assessmentId: string): Promise<FrozenLine[]> {
  return db
    .selectFrom('assessment_lines')
    .select([
      'account_id as accountId',
      'name',
      'id_number_masked as idNumberMasked',
      'outcome',
      'because',
    ])
    .$narrowType<{ outcome: Outcome }>()
    .where('assessment_id', '=', assessmentId)
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
    .insertInto('annual_assessments')
    .values({
      id: frozen.id,
      organisation_id: frozen.organisationId,
      jurisdiction_id: frozen.jurisdictionId,
      industry_authority_id: frozen.industryAuthorityId,
      year: frozen.year,
      version: frozen.version,
      people: frozen.people,
      not_excellent: frozen.notExcellent,
      frozen_by: frozen.frozenBy,
      frozen_by_name: frozen.frozenByName,
      frozen_at: frozen.frozenAt,
    })
    .execute();
  for (let start = 0; start < lines.length; start += 1000)
    await tx
      .insertInto('assessment_lines')
      .values(
        lines.slice(start, start + 1000).map((line, index) => ({
          assessment_id: frozen.id,
          position: start + index + 1,
          account_id: line.accountId,
          name: line.name,
          id_number_masked: line.idNumberMasked,
          outcome: line.outcome,
          because: line.because,
        })),
      )
      .execute();
}
