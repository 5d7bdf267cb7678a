import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { ClaimFacts, ExternalHourClaim } from '../rules/hours-claim.ts';
import { sumProfessionalHours } from './professional-entries.ts';

const select = (db: Reader) =>
  db
    .selectFrom('external_hour_claims as claim')
    .innerJoin('hour_forms as form', 'form.code', 'claim.form_code')
    .select([
      'claim.id',
      'claim.account_id as accountId',
      'claim.organisation_id as organisationId',
      'claim.year',
      'claim.subject',
      'claim.form_code as formCode',
      'form.name as formName',
      'claim.organiser',
      'claim.title',
      'claim.held_from as heldFrom',
      'claim.held_to as heldTo',
      'claim.unit',
      'claim.quantity',
      'claim.test_passed as testPassed',
      'claim.credit_hours as creditHours',
      'claim.capped',
      'claim.proof_key as proofKey',
      'claim.proof_name as proofName',
      'claim.state',
      'claim.requested_at as requestedAt',
      'claim.decided_at as decidedAt',
      'claim.decision_note as decisionNote',
      'claim.withdrawn_at as withdrawnAt',
      'claim.withdrawn_because as withdrawnBecause',
    ])
    .$narrowType<Pick<ExternalHourClaim, 'subject' | 'unit' | 'state'>>();

/** A person's own claims, the newest first. */
export async function listClaims(db: Reader, accountId: string): Promise<ExternalHourClaim[]> {
  return select(db)
    .where('claim.account_id', '=', accountId)
    .orderBy('claim.requested_at', 'desc')
    .execute();
}

/** Claims a body decides, what waits first, then the newest; at most 200. */
export async function listClaimsOfBody(
  db: Reader,
  organisationId: string | null,
): Promise<ExternalHourClaim[]> {
  return select(db)
    .where('claim.organisation_id', '=', organisationId)
    .orderBy(sql`claim.state <> 'REQUESTED'`)
    .orderBy('claim.requested_at', 'desc')
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
    .where('claim.organisation_id', '=', organisationId)
    .executeTakeFirst();
}

/** The countable forms of continuing education (E2), in the order people read them. */
export async function listForms(db: Reader): Promise<{ code: string; name: string }[]> {
  return db.selectFrom('hour_forms').select(['code', 'name']).orderBy('position').execute();
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
    .selectFrom('external_hour_claims')
    .select('credit_hours')
    .where('account_id', '=', accountId)
    .where('state', '<>', 'RETURNED')
    .where('withdrawn_at', 'is', null)
    .where('held_from', '<=', days.heldTo)
    .where('held_to', '>=', days.heldFrom)
    .execute();
  const claimed = rows.reduce((sum, row) => sum + row.credit_hours, 0);
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
    .insertInto('external_hour_claims')
    .values({
      id: claim.id,
      account_id: claim.accountId,
      organisation_id: claim.organisationId,
      year: claim.year,
      subject: claim.subject,
      form_code: claim.formCode,
      organiser: claim.organiser,
      title: claim.title,
      held_from: claim.heldFrom,
      held_to: claim.heldTo,
      unit: claim.unit,
      quantity: claim.quantity,
      test_passed: claim.testPassed,
      credit_hours: claim.creditHours,
      capped: claim.capped,
      proof_key: claim.proofKey,
      proof_name: claim.proofName,
      requested_at: claim.requestedAt,
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
    .updateTable('external_hour_claims')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decided_at: decision.at,
      decision_note: decision.note,
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
    .updateTable('external_hour_claims')
    .set({
      withdrawn_by: withdrawal.by,
      withdrawn_at: withdrawal.at,
      withdrawn_because: withdrawal.because,
    })
    .where('id', '=', id)
    .where('state', '=', 'APPROVED')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
