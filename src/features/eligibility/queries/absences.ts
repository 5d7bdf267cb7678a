import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Scope } from '../../organisations/index.ts';
import type { Absence, AbsenceReason, AbsenceState } from '../rules/absence.ts';
import { isPlacedIn } from './scoped.ts';

const columns = [
  'id',
  'accountId',
  'organisationId',
  'jurisdictionId',
  'industryAuthorityId',
  'reasonCode',
  'validFrom',
  'validTo',
  'years',
  'note',
  'proofKey',
  'proofName',
  'state',
  'requestedBy',
  'requestedAt',
  'decidedBy',
  'decidedAt',
  'decisionNote',
  'withdrawnAt',
  'withdrawnBecause',
] as const;

const select = (db: Reader) =>
  db
    .selectFrom('justifiedAbsences')
    .select(columns)
    .select((where) =>
      where
        .selectFrom('absenceReasons')
        .select('name')
        .whereRef('code', '=', 'justifiedAbsences.reasonCode')
        .$asScalar()
        .$notNull()
        .as('reasonName'),
    );

/** The reasons there are, in their order. */
export async function listReasons(db: Reader): Promise<AbsenceReason[]> {
  return db
    .selectFrom('absenceReasons')
    .select(['code', 'name', 'hint', 'proofRequired', 'daysForYear'])
    .orderBy('position')
    .execute();
}

export async function findAbsence(db: Reader, id: string): Promise<Absence | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks the absence: two officers decide one after the other. */
export async function lockAbsence(tx: Tx, id: string): Promise<Absence | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Absences of a person, newest first. */
export async function listAbsencesOf(db: Reader, accountId: string): Promise<Absence[]> {
  return select(db).where('accountId', '=', accountId).orderBy('requestedAt', 'desc').execute();
}

/** Approved absences of several people. */
export async function listApproved(db: Reader, accountIds: readonly string[]): Promise<Absence[]> {
  if (accountIds.length === 0) return [];
  return select(db)
    .where('accountId', 'in', [...accountIds])
    .where('state', '=', 'APPROVED')
    .execute();
}

/** A page of the absences a body may see in a state, newest first. */
export async function listAbsences(
  db: Reader,
  scope: Scope,
  { state, limit, offset }: { state: AbsenceState; limit: number; offset: number },
): Promise<Absence[]> {
  return select(db)
    .where(isPlacedIn(scope))
    .where('state', '=', state)
    .orderBy('requestedAt', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many there are in each state of a scope. */
export async function countAbsences(db: Reader, scope: Scope): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('justifiedAbsences')
    .select(['state', (where) => where.fn.countAll<number>().as('count')])
    .where(isPlacedIn(scope))
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

export type NewAbsence = Omit<
  Absence,
  'reasonName' | 'decidedBy' | 'decidedAt' | 'decisionNote' | 'withdrawnAt' | 'withdrawnBecause'
> & { decidedBy: string | null; decidedAt: Date | null };

/** Years for which a person has an absence that waits or is approved; other requests of the person wait meanwhile. */
export async function lockYearsAsked(tx: Tx, accountId: string): Promise<Set<number>> {
  const key = `absences ${accountId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
  const live = await select(tx)
    .where('accountId', '=', accountId)
    .where('state', 'in', ['REQUESTED', 'APPROVED'])
    .execute();
  return new Set(live.flatMap(({ years }) => years));
}

export async function insertAbsence(tx: Tx, absence: NewAbsence): Promise<void> {
  await tx
    .insertInto('justifiedAbsences')
    .values({
      id: absence.id,
      accountId: absence.accountId,
      organisationId: absence.organisationId,
      jurisdictionId: absence.jurisdictionId,
      industryAuthorityId: absence.industryAuthorityId,
      reasonCode: absence.reasonCode,
      validFrom: absence.validFrom,
      validTo: absence.validTo,
      years: absence.years,
      note: absence.note,
      proofKey: absence.proofKey,
      proofName: absence.proofName,
      state: absence.state,
      requestedBy: absence.requestedBy,
      requestedAt: absence.requestedAt,
      decidedBy: absence.decidedBy,
      decidedAt: absence.decidedAt,
    })
    .execute();
}

export async function updateAbsenceDecision(
  tx: Tx,
  id: string,
  decision: { state: AbsenceState; by: string; at: Date; note: string | null },
): Promise<void> {
  await tx
    .updateTable('justifiedAbsences')
    .set({
      state: decision.state,
      decidedBy: decision.by,
      decidedAt: decision.at,
      decisionNote: decision.note,
    })
    .where('id', '=', id)
    .execute();
}

export async function markAbsenceWithdrawn(
  tx: Tx,
  id: string,
  { by, at, because }: { by: string; at: Date; because: string },
): Promise<void> {
  await tx
    .updateTable('justifiedAbsences')
    .set({
      state: 'WITHDRAWN',
      withdrawnBy: by,
      withdrawnAt: at,
      withdrawnBecause: because,
    })
    .where('id', '=', id)
    .execute();
}
