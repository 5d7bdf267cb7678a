import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { ClaimFacts, ExternalHourClaim } from '../rules/hours-claim.ts';
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

/** A person's own claims, the newest first. */
export async function listClaims(db: Reader, accountId: string): Promise<ExternalHourClaim[]> {
  return select(db)
    .where('claim.accountId', '=', accountId)
    .orderBy('claim.requestedAt', 'desc')
    .execute();
}

/** Claims a body decides, what waits first, then the newest; at most 200. */
export async function listClaimsOfBody(
  db: Reader,
  organisationId: string | null,
): Promise<ExternalHourClaim[]> {
  return select(db)
    .where('claim.organisationId', '=', organisationId)
    .orderBy(sql`claim.state <> 'REQUESTED'`)
    .orderBy('claim.requestedAt', 'desc')
    .limit(200)
    .execute();
}

/** A claim that a body decides; undefined for those of others. */
export async function findClaimOfBody(
  db: Reader,
  id: string,
  organisationId: string | null,
): Promise<ExternalHourClaim | undefined> {
  return select(db)
    .where('claim.id', '=', id)
    .where('claim.organisationId', '=', organisationId)
    .executeTakeFirst();
}

/** The countable forms of continuing education (E2), in the order people read them. */
export async function listForms(db: Reader): Promise<{ code: string; name: string }[]> {
  return db.selectFrom('hourForms').select(['code', 'name']).orderBy('position').execute();
}

/** What counts for a person's days waits for each other from here on, to the end of the transaction. */
export async function lockDays(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`external_hour_claims ${accountId}`}))`.execute(
    tx,
  );
}

/** Hours a person has for days of this period already: claimed from elsewhere, or recognised (E5). */
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

export async function insertClaim(
  tx: Tx,
  claim: ClaimFacts &
    Pick<
      ExternalHourClaim,
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
  await tx
    .insertInto('externalHourClaims')
    .values({
      id: claim.id,
      accountId: claim.accountId,
      organisationId: claim.organisationId,
      year: claim.year,
      subject: claim.subject,
      formCode: claim.formCode,
      organiser: claim.organiser,
      title: claim.title,
      heldFrom: claim.heldFrom,
      heldTo: claim.heldTo,
      unit: claim.unit,
      quantity: claim.quantity,
      testPassed: claim.testPassed,
      creditHours: claim.creditHours,
      capped: claim.capped,
      proofKey: claim.proofKey,
      proofName: claim.proofName,
      requestedAt: claim.requestedAt,
    })
    .execute();
}

/** Writes a decision on a claim that waits; false when it was decided before. */
export async function updateClaimDecision(
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

/** Takes an approved claim back; false when it does not count. */
export async function markClaimWithdrawn(
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
