import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Absence, AbsenceReason, AbsenceState } from '../rules/absence.ts';
import type { Scope } from '../rules/policy.ts';
import { inScope } from './scoped.ts';

const columns = [
  'id',
  'account_id as accountId',
  'organisation_id as organisationId',
  'jurisdiction_id as jurisdictionId',
  'industry_authority_id as industryAuthorityId',
  'reason_code as reasonCode',
  'valid_from as validFrom',
  'valid_to as validTo',
  'years',
  'note',
  'proof_key as proofKey',
  'proof_name as proofName',
  'state',
  'requested_by as requestedBy',
  'requested_at as requestedAt',
  'decided_by as decidedBy',
  'decided_at as decidedAt',
  'decision_note as decisionNote',
  'withdrawn_at as withdrawnAt',
  'withdrawn_because as withdrawnBecause',
] as const;

const select = (db: Reader) =>
  db
    .selectFrom('justified_absences')
    .select(columns)
    .select((where) =>
      where
        .selectFrom('absence_reasons')
        .select('name')
        .whereRef('code', '=', 'justified_absences.reason_code')
        .as('reasonName'),
    )
    .$narrowType<{ state: AbsenceState; reasonName: string }>();

/** The reasons there are, in their order. */
export async function listReasons(db: Reader): Promise<AbsenceReason[]> {
  return db
    .selectFrom('absence_reasons')
    .select([
      'code',
      'name',
      'hint',
      'proof_required as proofRequired',
      'days_for_year as daysForYear',
    ])
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
  return select(db).where('account_id', '=', accountId).orderBy('requested_at', 'desc').execute();
}

/** Approved absences of several people. */
export async function listApproved(db: Reader, accountIds: readonly string[]): Promise<Absence[]> {
  if (accountIds.length === 0) return [];
  return select(db)
    .where('account_id', 'in', [...accountIds])
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
    .where(inScope(scope))
    .where('state', '=', state)
    .orderBy('requested_at', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many there are in each state of a scope. */
export async function countAbsences(db: Reader, scope: Scope): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('justified_absences')
    .select(['state', (where) => where.fn.countAll<number>().as('count')])
    .where(inScope(scope))
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

export type NewAbsence = Omit<
  Absence,
  'reasonName' | 'decidedBy' | 'decidedAt' | 'decisionNote' | 'withdrawnAt' | 'withdrawnBecause'
> & { decidedBy: string | null; decidedAt: Date | null };

/** Years for which a person has an absence that waits or is approved; his other requests wait meanwhile. */
export async function lockYearsAsked(tx: Tx, accountId: string): Promise<Set<number>> {
  const key = `absences ${accountId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
  const live = await select(tx)
    .where('account_id', '=', accountId)
    .where('state', 'in', ['REQUESTED', 'APPROVED'])
    .execute();
  return new Set(live.flatMap(({ years }) => years));
}

export async function insertAbsence(tx: Tx, absence: NewAbsence): Promise<void> {
  await tx
    .insertInto('justified_absences')
    .values({
      id: absence.id,
      account_id: absence.accountId,
      organisation_id: absence.organisationId,
      jurisdiction_id: absence.jurisdictionId,
      industry_authority_id: absence.industryAuthorityId,
      reason_code: absence.reasonCode,
      valid_from: absence.validFrom,
      valid_to: absence.validTo,
      years: absence.years,
      note: absence.note,
      proof_key: absence.proofKey,
      proof_name: absence.proofName,
      state: absence.state,
      requested_by: absence.requestedBy,
      requested_at: absence.requestedAt,
      decided_by: absence.decidedBy,
      decided_at: absence.decidedAt,
    })
    .execute();
}

export async function updateAbsenceDecision(
  tx: Tx,
  id: string,
  decision: { state: AbsenceState; by: string; at: Date; note: string | null },
): Promise<void> {
  await tx
    .updateTable('justified_absences')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decided_at: decision.at,
      decision_note: decision.note,
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
    .updateTable('justified_absences')
    .set({
      state: 'WITHDRAWN',
      withdrawn_by: by,
      withdrawn_at: at,
      withdrawn_because: because,
    })
    .where('id', '=', id)
    .execute();
}
