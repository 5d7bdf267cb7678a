import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/index.ts';
import type { ClaimFacts, ExternalHourClaim } from './claim.ts';
import type { Conversion } from './conversion.ts';

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

/** The conversion table of a year at a place: the place's own, else the city's (E5). */
export async function listConversions(
  db: Reader,
  jurisdictionId: string | null,
  year: number,
): Promise<Conversion[]> {
  const rows = await db
    .selectFrom('hour_conversions')
    .select([
      'jurisdiction_id as jurisdictionId',
      'unit',
      'from_quantity as fromQuantity',
      'hours_fixed as hoursFixed',
      'hours_each as hoursEach',
      'test_bonus as testBonus',
    ])
    .$narrowType<Pick<Conversion, 'unit'>>()
    .where((where) =>
      where.or([
        where('jurisdiction_id', 'is', null),
        where('jurisdiction_id', '=', jurisdictionId),
      ]),
    )
    .where('from_year', '<=', year)
    .where((where) => where.or([where('to_year', 'is', null), where('to_year', '>=', year)]))
    .execute();
  const own = rows.filter((row) => row.jurisdictionId !== null);
  return own.length > 0 ? own : rows;
}

/** Hours a person has claimed for days of this period already; his claims wait for each other from here on. */
export async function sumClaimedHours(
  tx: Tx,
  accountId: string,
  { heldFrom, heldTo }: { heldFrom: string; heldTo: string },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`external_hour_claims ${accountId}`}))`.execute(
    tx,
  );
  const rows = await tx
    .selectFrom('external_hour_claims')
    .select('credit_hours')
    .where('account_id', '=', accountId)
    .where('state', '<>', 'RETURNED')
    .where('held_from', '<=', heldTo)
    .where('held_to', '>=', heldFrom)
    .execute();
  return rows.reduce((sum, row) => sum + row.credit_hours, 0);
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
