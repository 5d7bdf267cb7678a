import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { EmploymentState } from '../learner.ts';

export interface Employment {
  id: string;
  accountId: string;
  organisationId: string | null;
  missingUnitRequestId: string | null;
  state: EmploymentState;
  validFrom: string;
  validTo: string | null;
}

const select = (db: Reader) =>
  db
    .selectFrom('employments')
    .select([
      'id',
      'account_id as accountId',
      'organisation_id as organisationId',
      'missing_unit_request_id as missingUnitRequestId',
      'state',
      'valid_from as validFrom',
      'valid_to as validTo',
    ])
    .$narrowType<{ state: EmploymentState }>();

/** The employment that counts on a day: claimed or confirmed, not rejected (Q9). */
export async function findEmploymentOn(
  db: Reader,
  accountId: string,
  day: string,
): Promise<Employment | undefined> {
  return select(db)
    .where('account_id', '=', accountId)
    .where('state', '<>', 'REJECTED')
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findEmployment(db: Reader, id: string): Promise<Employment | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The newest link of a learner whatever became of it, so that a rejection is seen. */
export async function findLatestEmployment(
  db: Reader,
  accountId: string,
): Promise<Employment | undefined> {
  return select(db)
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Where the learner worked and works, newest first (Q10). */
export async function listEmployments(db: Reader, accountId: string): Promise<Employment[]> {
  return select(db)
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** People who say they work in the unit now: those who wait for an answer first, then by name. */
export async function listStaffLinks(db: Reader, organisationId: string) {
  return db
    .selectFrom('employments as link')
    .innerJoin('accounts as account', 'account.id', 'link.account_id')
    .select([
      'link.id',
      'link.account_id as accountId',
      'link.state',
      'link.valid_from as validFrom',
      'account.name',
      'account.id_number_masked as idNumberMasked',
      'account.phone_masked as phoneMasked',
    ])
    .$narrowType<{ state: EmploymentState }>()
    .where('link.organisation_id', '=', organisationId)
    .where('link.state', '<>', 'REJECTED')
    .where('link.valid_to', 'is', null)
    .orderBy('link.state')
    .orderBy('account.name')
    .orderBy('link.id')
    .execute();
}

export async function insertEmployment(
  tx: Tx,
  one: Omit<Employment, 'id' | 'validTo' | 'state'> & {
    state?: EmploymentState;
    validTo?: string | null;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('employments')
    .values({
      id,
      account_id: one.accountId,
      organisation_id: one.organisationId,
      missing_unit_request_id: one.missingUnitRequestId,
      state: one.state ?? 'CLAIMED',
      valid_from: one.validFrom,
      valid_to: one.validTo ?? null,
    })
    .execute();
  return id;
}

/** Ends what is current on a day; the history stays (Q10). */
export async function endEmployment(tx: Tx, accountId: string, day: string): Promise<void> {
  await tx
    .updateTable('employments')
    .set({ valid_to: day })
    .where('account_id', '=', accountId)
    .where('valid_to', 'is', null)
    .where('state', '<>', 'REJECTED')
    .execute();
}

/** Decides a claimed link; false when it was decided before. */
export async function decideEmployment(
  tx: Tx,
  id: string,
  decision: { state: 'CONFIRMED' | 'REJECTED'; by: string; at: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('employments')
    .set({ state: decision.state, decided_by: decision.by, decided_at: decision.at })
    .where('id', '=', id)
    .where('state', '=', 'CLAIMED')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The request for a missing unit was answered: its links lead to the unit now. Returns the people. */
export async function attachRequestedUnit(
  tx: Tx,
  requestId: string,
  organisationId: string,
): Promise<string[]> {
  const rows = await tx
    .updateTable('employments')
    .set({ organisation_id: organisationId, missing_unit_request_id: null })
    .where('missing_unit_request_id', '=', requestId)
    .returning('account_id')
    .execute();
  return rows.map((row) => row.account_id);
}

/** The request was refused: so are its links. Returns the people. */
export async function rejectRequestedUnit(tx: Tx, requestId: string, at: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('employments')
    .set({ state: 'REJECTED', decided_at: at })
    .where('missing_unit_request_id', '=', requestId)
    .where('state', '=', 'CLAIMED')
    .returning('account_id')
    .execute();
  return rows.map((row) => row.account_id);
}

/** The agency that keeps the file on a day; null when none does. */
export async function findCustodyAgencyId(
  db: Reader,
  accountId: string,
  day: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('archive_custodies')
    .select('agency_id')
    .where('account_id', '=', accountId)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.agency_id ?? null;
}

/** The agency that keeps the file now; null when none does. */
export async function findCurrentCustodyAgencyId(
  db: Reader,
  accountId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('archive_custodies')
    .select('agency_id')
    .where('account_id', '=', accountId)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  return row?.agency_id ?? null;
}

/** From a day on the agency keeps the file; null ends the custody. */
export async function replaceCustody(
  tx: Tx,
  custody: { accountId: string; agencyId: string | null; from: string },
): Promise<void> {
  await tx
    .updateTable('archive_custodies')
    .set({ valid_to: custody.from })
    .where('account_id', '=', custody.accountId)
    .where('valid_to', 'is', null)
    .execute();
  if (!custody.agencyId) return;
  await tx
    .insertInto('archive_custodies')
    .values({
      id: newId(),
      account_id: custody.accountId,
      agency_id: custody.agencyId,
      valid_from: custody.from,
    })
    .execute();
}
