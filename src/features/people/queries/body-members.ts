import type { Reader } from '../../../platform/database/index.ts';

/** Returns a subquery of the accounts that a unit has confirmed as its staff on a day. */
export const staffOn = (db: Reader, organisationId: string, day: string) =>
  db
    .selectFrom('employments')
    .select('accountId')
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'CONFIRMED')
    .where('validFrom', '<=', day)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', day)]));

/** Lists the accounts that a unit has confirmed as its staff on a day. */
export async function listStaffIds(
  db: Reader,
  organisationId: string,
  day: string,
): Promise<string[]> {
  const rows = await staffOn(db, organisationId, day).execute();
  return rows.map((row) => row.accountId);
}

/** Returns a subquery of the people without an employer whose file an agency keeps on a day. */
export const custodyWithoutEmployerOn = (db: Reader, agencyId: string, day: string) =>
  db
    .selectFrom('archiveCustodies as custody')
    .select('custody.accountId')
    .where('custody.agencyId', '=', agencyId)
    .where('custody.validFrom', '<=', day)
    .where((where) =>
      where.or([where('custody.validTo', 'is', null), where('custody.validTo', '>', day)]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('employments as employment')
            .select('employment.id')
            .whereRef('employment.accountId', '=', 'custody.accountId')
            .where('employment.state', '<>', 'REJECTED')
            .where('employment.validFrom', '<=', day)
            .where((inner) =>
              inner.or([
                inner('employment.validTo', 'is', null),
                inner('employment.validTo', '>', day),
              ]),
            ),
        ),
      ),
    );

/** Lists the accounts of people without an employer whose file an agency keeps on a day. */
export async function listCustodyIdsWithoutEmployer(
  db: Reader,
  agencyId: string,
  day: string,
): Promise<string[]> {
  const rows = await custodyWithoutEmployerOn(db, agencyId, day).execute();
  return rows.map((row) => row.accountId);
}

/** Lists the accounts of people whose file an agency keeps on a day, with or without employer. */
export async function listCustodyIds(db: Reader, agencyId: string, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom('archiveCustodies')
    .select('accountId')
    .where('agencyId', '=', agencyId)
    .where('validFrom', '<=', day)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', day)]))
    .execute();
  return rows.map((row) => row.accountId);
}
