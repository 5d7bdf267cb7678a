import { sql } from 'kysely';
import { namePattern } from '../../../kernel/person-name.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { RegistrationState } from '../rules/learner-profile.ts';

const columns = [
  'account.id as accountId',
  'account.name',
  'account.idDocumentType',
  'account.idNumberMasked',
  'account.phoneMasked',
  'learner.districtId',
  'learner.titleCode',
  'learner.titleAwardedOn',
  'learner.registrationState',
  'learner.identityLockedAt',
  'learner.registrationNote',
] as const;

const select = (db: Reader) =>
  db
    .selectFrom('learners as learner')
    .innerJoin('accounts as account', 'account.id', 'learner.accountId')
    .select(columns);

export async function findLearnerRow(db: Reader, accountId: string) {
  return select(db).where('account.id', '=', accountId).executeTakeFirst();
}

/** Returns the learner whose number or phone has this blind index. */
export async function findLearnerRowByIndex(db: Reader, index: string) {
  return select(db)
    .where((where) =>
      where.or([
        where('account.idNumberIndex', '=', index),
        where('account.phoneIndex', '=', index),
        // The number of a merged account leads to the one that is kept.
        where('account.id', 'in', (merged) =>
          merged
            .selectFrom('accounts as closed')
            .select('closed.mergedInto')
            .where('closed.idNumberIndex', '=', index)
            .where('closed.mergedInto', 'is not', null),
        ),
      ]),
    )
    .where('account.mergedInto', 'is', null)
    .executeTakeFirst();
}

/** Returns when the learner registered. */
export async function getRegistration(
  db: Reader,
  accountId: string,
): Promise<{ registeredAt: Date }> {
  return db
    .selectFrom('learners')
    .select('registeredAt')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
}

/** Lists which of these learners have a returned registration (N2). */
export async function listReturnedIds(
  db: Reader,
  accountIds: readonly string[],
): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('learners')
    .select('accountId')
    .where('registrationState', '=', 'RETURNED')
    .where('accountId', 'in', [...accountIds])
    .execute();
  return rows.map((row) => row.accountId);
}

/** Lists learners whose name begins with this; at most 30. */
export async function searchPeople(
  db: Reader,
  name: string,
): Promise<{ accountId: string; name: string; idNumberMasked: string }[]> {
  return db
    .selectFrom('accounts')
    .innerJoin('learners', 'learners.accountId', 'accounts.id')
    .select(['id as accountId', 'name', 'idNumberMasked'])
    .where(sql<boolean>`lower(name) like lower(${namePattern(name)})`)
    .orderBy('name')
    .limit(30)
    .execute();
}

export interface NewLearner {
  accountId: string;
  districtId: string;
  titleCode: string | null;
  titleAwardedOn: string | null;
  /** Null until the person has consented. */
  privacyVersion: string | null;
  privacyConsentedAt: Date | null;
  registeredAt: Date;
}

export async function insertLearner(tx: Tx, learner: NewLearner): Promise<void> {
  await tx.insertInto('learners').values(learner).execute();
  const { accountId, privacyVersion: version, privacyConsentedAt: givenAt } = learner;
  if (version !== null && givenAt !== null)
    await tx.insertInto('privacyConsents').values({ accountId, version, givenAt }).execute();
}

/** Returns the version of the privacy notice that a learner consented to last; null for none. */
export async function findConsent(db: Reader, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('learners')
    .select('privacyVersion')
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row?.privacyVersion ?? null;
}

/** Records a consent; each version is kept, the last one with the learner. */

export async function updateConsent(
  tx: Tx,
  accountId: string,
  consent: { version: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('learners')
    .set({ privacyVersion: consent.version, privacyConsentedAt: consent.at })
    .where('accountId', '=', accountId)
    .execute();
  await tx
    .insertInto('privacyConsents')
    .values({ accountId, version: consent.version, givenAt: consent.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Locks a learner and returns the state of the registration. */
export async function lockRegistration(
  tx: Tx,
  accountId: string,
): Promise<{ state: RegistrationState; identityLockedAt: Date | null } | undefined> {
  return tx
    .selectFrom('learners')
    .select(['registrationState as state', 'identityLockedAt'])
    .where('accountId', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}

/** Locks name and number when the first exam begins: from now on only a counter corrects them. */
export async function lockIdentities(tx: Tx, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  await tx
    .updateTable('learners')
    .set({ identityLockedAt: sql`now()` })
    .where('accountId', 'in', accountIds)
    .where('identityLockedAt', 'is', null)
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
  await tx.updateTable('learners').set(changes).where('accountId', '=', accountId).execute();
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
    .insertInto('registrationChecks')
    .values({ ...check, changes: JSON.stringify(check.changes) })
    .execute();
}
