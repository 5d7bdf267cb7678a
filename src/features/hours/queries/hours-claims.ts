import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { HoursClaim, HoursClaimFacts } from '../rules/hours-claim.ts';
import { sumProfessionalHours } from './professional-entries.ts';

const select = (db: Reader) =>
  db
    .selectFrom('externalHourClaims as claim')
    .innerJoin('hourForms as form', 'form.code', 'claim.formCode')
    .select([
      'claim.id',
      'claim.accountId',
      'claim.organisationId',
      'claim.year',
      'claim.subject',
      'claim.formCode',
      'form.name as formName',
      'claim.organiser',
      'claim.title',
      'claim.heldFrom',
      'claim.heldTo',
      'claim.unit',
      'claim.quantity',
      'claim.testPassed',
      'claim.creditHours',
      'claim.capped',
      'claim.proofKey',
      'claim.proofName',
      'claim.state',
      'claim.requestedAt',
      'claim.decidedAt',
      'claim.decisionNote',
      'claim.withdrawnAt',
      'claim.withdrawnBecause',
    ]);

/** Lists a person's claims, the newest first. */
export async function listHoursClaims(db: Reader, accountId: string): Promise<HoursClaim[]> {
  return select(db)
    .where('claim.accountId', '=', accountId)
    .orderBy('claim.requestedAt', 'desc')
    .execute();
}

/** Lists the claims a body decides, waiting ones first, then the newest; at most 200. */
export async function listHoursClaimsOfBody(
  db: Reader,
  organisationId: string | null,
): Promise<HoursClaim[]> {
  return select(db)
    .where('claim.organisationId', '=', organisationId)
    .orderBy(sql`claim.state <> 'REQUESTED'`)
    .orderBy('claim.requestedAt', 'desc')
    .limit(200)
    .execute();
}

/** Finds a claim that a body decides; undefined for those of others. */
export async function findHoursClaimOfBody(
  db: Reader,
  id: string,
  organisationId: string | null,
): Promise<HoursClaim | undefined> {
  return select(db)
    .where('claim.id', '=', id)
    .where('claim.organisationId', '=', organisationId)
    .executeTakeFirst();
}

/** Lists the countable forms of continuing education (E2) in order. */
export async function listForms(db: Reader): Promise<{ code: string; name: string }[]> {
  return db.selectFrom('hourForms').select(['code', 'name']).orderBy('position').execute();
}

/** Takes an advisory lock on a person's hours of days, until the transaction ends. */
export async function lockDays(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`external_hour_claims ${accountId}`}))`.execute(
    tx,
  );
}

/** Sums the hours a person has for days of this period, claimed or recognised (E5). */
export async function sumHoursOfDays(
  db: Reader,
  accountId: string,
  days: { heldFrom: string; heldTo: string },
): Promise<number> {
  const rows = await db
    .selectFrom('externalHourClaims')
    .select('creditHours')
    .where('accountId', '=', accountId)
    .where('state', '<>', 'RETURNED')
    .where('withdrawnAt', 'is', null)
    .where('heldFrom', '<=', days.heldTo)
    .where('heldTo', '>=', days.heldFrom)
    .execute();
  const claimed = rows.reduce((sum, row) => sum + row.creditHours, 0);
  return claimed + (await sumProfessionalHours(db, accountId, days));
}

export async function insertHoursClaim(
  tx: Tx,
  claim: HoursClaimFacts &
    Pick<
      HoursClaim,
      | 'id'
      | 'accountId'
      | 'organisationId'
      | 'year'
      | 'creditHours'
      | 'capped'
      | 'proofKey'
      | 'proofName'
      | 'requestedAt'
    >,
): Promise<void> {
  await tx.insertInto('externalHourClaims').values(claim).execute();
}

/** Stores the decision on a waiting claim; false when it was decided before. */
export async function updateHoursClaimDecision(
  tx: Tx,
  id: string,
  decision: { state: 'APPROVED' | 'RETURNED'; by: string; at: Date; note: string | null },
): Promise<boolean> {
  const row = await tx
    .updateTable('externalHourClaims')
    .set({
      state: decision.state,
      decidedBy: decision.by,
      decidedAt: decision.at,
      decisionNote: decision.note,
    })
    .where('id', '=', id)
    .where('state', '=', 'REQUESTED')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks an approved claim as withdrawn; false when it is not approved or withdrawn already. */
export async function markHoursClaimWithdrawn(
  tx: Tx,
  id: string,
  withdrawal: { by: string; at: Date; because: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('externalHourClaims')
    .set({
      withdrawnBy: withdrawal.by,
      withdrawnAt: withdrawal.at,
      withdrawnBecause: withdrawal.because,
    })
    .where('id', '=', id)
    .where('state', '=', 'APPROVED')
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
