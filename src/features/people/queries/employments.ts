import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { EmploymentState } from '../rules/learner-profile.ts';

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
      'accountId',
      'organisationId',
      'missingUnitRequestId',
      'state',
      'validFrom',
      'validTo',
    ]);

/** Returns the employment that counts on a day: claimed or confirmed, not rejected (Q9). */
export async function findEmploymentOn(
  db: Reader,
  accountId: string,
  day: string,
): Promise<Employment | undefined> {
  return select(db)
    .where('accountId', '=', accountId)
    .where('state', '<>', 'REJECTED')
    .where('validFrom', '<=', day)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', day)]))
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Returns the newest employment in any state, so that a rejection is seen. */
export async function findLatestEmployment(
  db: Reader,
  accountId: string,
): Promise<Employment | undefined> {
  return select(db)
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Lists employments, newest first (Q10). */
export async function listEmployments(db: Reader, accountId: string): Promise<Employment[]> {
  return select(db)
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function insertEmployment(
  tx: Tx,
  employment: Omit<Employment, 'id' | 'validTo'>,
): Promise<void> {
  await tx
    .insertInto('employments')
    .values({ id: newId(), ...employment })
    .execute();
}

/** Locks employments until the transaction ends. */
export async function lockEmployments(tx: Tx, ids: readonly string[]): Promise<Employment[]> {
  if (ids.length === 0) return [];
  return select(tx).where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

/** Decides claimed employments and returns how many were still open. */
export async function decideEmployments(
  tx: Tx,
  ids: readonly string[],
  decision: { state: 'CONFIRMED' | 'REJECTED'; by: string; at: Date },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('employments')
    .set({ state: decision.state, decidedBy: decision.by, decidedAt: decision.at })
    .where('id', 'in', ids)
    .where('state', '=', 'CLAIMED')
    .where('validTo', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Attaches the employments of an answered missing-unit request to the unit. Returns the people. */
export async function attachRequestedUnit(
  tx: Tx,
  requestId: string,
  organisationId: string,
): Promise<string[]> {
  const rows = await tx
    .updateTable('employments')
    .set({ organisationId, missingUnitRequestId: null })
    .where('missingUnitRequestId', '=', requestId)
    .returning('accountId')
    .execute();
  return rows.map((row) => row.accountId);
}

/** Rejects the employments of a refused missing-unit request. Returns the people. */
export async function rejectRequestedUnit(tx: Tx, requestId: string, at: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('employments')
    .set({ state: 'REJECTED', decidedAt: at })
    .where('missingUnitRequestId', '=', requestId)
    .where('state', '=', 'CLAIMED')
    .returning('accountId')
    .execute();
  return rows.map((row) => row.accountId);
}

/** Returns the agency that keeps the file on a day; null for none. */
export async function findCustodyAgencyId(
  db: Reader,
  accountId: string,
  day: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('archiveCustodies')
    .select('agencyId')
    .where('accountId', '=', accountId)
    .where('validFrom', '<=', day)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', day)]))
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.agencyId ?? null;
}

/** Returns the agency that keeps the file now; null for none. */
export async function findCurrentCustodyAgencyId(
  db: Reader,
  accountId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('archiveCustodies')
    .select('agencyId')
    .where('accountId', '=', accountId)
    .where('validTo', 'is', null)
    .executeTakeFirst();
  return row?.agencyId ?? null;
}

/** Inserts a custody from a day on. */
export async function insertCustody(
  tx: Tx,
  custody: { accountId: string; agencyId: string; from: string },
): Promise<void> {
  await tx
    .insertInto('archiveCustodies')
    .values({
      id: newId(),
      accountId: custody.accountId,
      agencyId: custody.agencyId,
      validFrom: custody.from,
    })
    .execute();
}

/** Lists whose these employments are, of those that are with an organisation. */
export async function listPeopleOfEmployments(
  db: Reader,
  ids: readonly string[],
  organisationId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('employments')
    .select('accountId')
    .where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
    .where('organisationId', '=', organisationId)
    .execute();
  return [...new Set(rows.map(({ accountId }) => accountId))];
}
