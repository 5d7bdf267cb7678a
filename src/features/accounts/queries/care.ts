import type { Reader } from '../../../platform/database/index.ts';

/** Those a unit has confirmed as its staff on a day, to be part of a query. */
export const staffOn = (db: Reader, organisationId: string, day: string) =>
  db
    .selectFrom('employments')
    .select('account_id')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'CONFIRMED')
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]));

/** Accounts of those a unit has confirmed as its staff on a day. */
export async function listStaffIds(
  db: Reader,
  organisationId: string,
  day: string,
): Promise<string[]> {
  const rows = await staffOn(db, organisationId, day).execute();
  return rows.map((row) => row.account_id);
}

/** Those whose file an agency keeps on a day and who have no employer, to be part of a query. */
export const custodyWithoutEmployerOn = (db: Reader, agencyId: string, day: string) =>
  db
    .selectFrom('archive_custodies as custody')
    .select('custody.account_id')
    .where('custody.agency_id', '=', agencyId)
    .where('custody.valid_from', '<=', day)
    .where((where) =>
      where.or([where('custody.valid_to', 'is', null), where('custody.valid_to', '>', day)]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('employments as employment')
            .select('employment.id')
            .whereRef('employment.account_id', '=', 'custody.account_id')
            .where('employment.state', '<>', 'REJECTED')
            .where('employment.valid_from', '<=', day)
            .where((inner) =>
              inner.or([
                inner('employment.valid_to', 'is', null),
                inner('employment.valid_to', '>', day),
              ]),
            ),
        ),
      ),
    );

/** Accounts of those whose file an agency keeps on a day and who have no employer. */
export async function listCustodyIdsWithoutEmployer(
  db: Reader,
  agencyId: string,
  day: string,
): Promise<string[]> {
  const rows = await custodyWithoutEmployerOn(db, agencyId, day).execute();
  return rows.map((row) => row.account_id);
}

/** Accounts of those whose file an agency keeps on a day, with or without employer. */
export async function listCustodyIds(db: Reader, agencyId: string, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom('archive_custodies')
    .select('account_id')
    .where('agency_id', '=', agencyId)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .execute();
  return rows.map((row) => row.account_id);
}
