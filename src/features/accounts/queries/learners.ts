import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { RegistrationState } from '../learner.ts';

const columns = [
  'account.id as accountId',
  'account.name',
  'account.id_document_type as idDocumentType',
  'account.id_number_masked as idNumberMasked',
  'account.phone_masked as phoneMasked',
  'learner.district_id as districtId',
  'learner.title_code as titleCode',
  'learner.title_awarded_on as titleAwardedOn',
  'learner.registration_state as registrationState',
  'learner.identity_locked_at as identityLockedAt',
  'learner.registration_note as registrationNote',
] as const;

const select = (db: Reader) =>
  db
    .selectFrom('learners as learner')
    .innerJoin('accounts as account', 'account.id', 'learner.account_id')
    .select(columns)
    .$narrowType<{ registrationState: RegistrationState }>();

export async function findLearnerRow(db: Reader, accountId: string) {
  return select(db).where('account.id', '=', accountId).executeTakeFirst();
}

/** The learner whose number or phone has this blind index. */
export async function findLearnerRowByIndex(db: Reader, index: string) {
  return select(db)
    .where((where) =>
      where.or([
        where('account.id_number_index', '=', index),
        where('account.phone_index', '=', index),
      ]),
    )
    .executeTakeFirst();
}

/** Name and masked number of several people at once, by account. */
export async function listPeople(
  db: Reader,
  accountIds: readonly string[],
): Promise<{ accountId: string; name: string; idNumberMasked: string }[]> {
  if (accountIds.length === 0) return [];
  return db
    .selectFrom('accounts')
    .select(['id as accountId', 'name', 'id_number_masked as idNumberMasked'])
    .where('id', 'in', [...accountIds])
    .execute();
}

/** Which of these learners have had their registration data sent back (N2). */
export async function listReturnedIds(
  db: Reader,
  accountIds: readonly string[],
): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('learners')
    .select('account_id')
    .where('registration_state', '=', 'RETURNED')
    .where('account_id', 'in', [...accountIds])
    .execute();
  return rows.map((row) => row.account_id);
}

/** Learners whose name begins with this, by name; at most 30. */
export async function searchPeople(
  db: Reader,
  name: string,
): Promise<{ accountId: string; name: string; idNumberMasked: string }[]> {
  return db
    .selectFrom('accounts')
    .innerJoin('learners', 'learners.account_id', 'accounts.id')
    .select(['id as accountId', 'name', 'id_number_masked as idNumberMasked'])
    .where('name', 'like', `${name.replaceAll(/[\\%_]/g, '\\$&')}%`)
    .orderBy('name')
    .limit(30)
    .execute();
}

export async function isLearner(db: Reader, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('learners')
    .select('account_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewLearner {
  accountId: string;
  districtId: string;
  titleCode: string | null;
  titleAwardedOn: string | null;
  /** Null until the person consents himself. */
  privacyVersion: string | null;
  privacyConsentedAt: Date | null;
  registeredAt: Date;
}

export async function insertLearner(tx: Tx, learner: NewLearner): Promise<void> {
  await tx
    .insertInto('learners')
    .values({
      account_id: learner.accountId,
      district_id: learner.districtId,
      title_code: learner.titleCode,
      title_awarded_on: learner.titleAwardedOn,
      privacy_version: learner.privacyVersion,
      privacy_consented_at: learner.privacyConsentedAt,
      registered_at: learner.registeredAt,
    })
    .execute();
}

/** Whether a learner has not consented to the privacy notice yet; officers are asked for none. */
export async function lacksConsent(db: Reader, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('learners')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('privacy_version', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateConsent(
  tx: Tx,
  accountId: string,
  consent: { version: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('learners')
    .set({ privacy_version: consent.version, privacy_consented_at: consent.at })
    .where('account_id', '=', accountId)
    .execute();
}

/** Locks the learner's row until the transaction ends and returns the state of his registration. */
export async function lockRegistration(
  tx: Tx,
  accountId: string,
): Promise<{ state: RegistrationState; identityLockedAt: Date | null } | undefined> {
  return tx
    .selectFrom('learners')
    .select(['registration_state as state', 'identity_locked_at as identityLockedAt'])
    .$narrowType<{ state: RegistrationState }>()
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}

/** Their first exam begins: from now on only a counter corrects name and number. */
export async function lockIdentities(tx: Tx, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  await tx
    .updateTable('learners')
    .set({ identity_locked_at: sql`now()` })
    .where('account_id', 'in', accountIds)
    .where('identity_locked_at', 'is', null)
    .execute();
}

export async function updateLearner(
  tx: Tx,
  accountId: string,
  changes: {
    districtId?: string;
    titleCode?: string | null;
    titleAwardedOn?: string | null;
    registrationState?: RegistrationState;
    registrationNote?: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('learners')
    .set({
      ...(changes.districtId !== undefined && { district_id: changes.districtId }),
      ...(changes.titleCode !== undefined && { title_code: changes.titleCode }),
      ...(changes.titleAwardedOn !== undefined && { title_awarded_on: changes.titleAwardedOn }),
      ...(changes.registrationState !== undefined && {
        registration_state: changes.registrationState,
      }),
      ...(changes.registrationNote !== undefined && {
        registration_note: changes.registrationNote,
      }),
    })
    .where('account_id', '=', accountId)
    .execute();
}

export interface NewCheck {
  id: string;
  accountId: string;
  outcome: 'CONFIRMED' | 'RETURNED' | 'CORRECTED';
  note: string;
  changes: Record<string, unknown>;
  checkedBy: string;
  organisationId: string;
  at: Date;
}

export async function insertCheck(tx: Tx, check: NewCheck): Promise<void> {
  await tx
    .insertInto('registration_checks')
    .values({
      id: check.id,
      account_id: check.accountId,
      outcome: check.outcome,
      note: check.note,
      changes: JSON.stringify(check.changes),
      checked_by: check.checkedBy,
      organisation_id: check.organisationId,
      at: check.at,
    })
    .execute();
}
