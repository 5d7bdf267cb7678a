import type { Reader } from '../../../platform/database/index.ts';
import type { LearnerYear } from '../rules/learner-year.ts';

/** Whether each person had to learn in a year, and had access to study and exam in it. */
export async function listYearsOfPeople(
  db: Reader,
  year: number,
  accountIds: readonly string[],
): Promise<{ accountId: string; required: boolean; tookPart: boolean }[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('learnerYears')
    .select(['accountId', 'required', 'accessAt'])
    .where('year', '=', year)
    .where('accountId', 'in', [...accountIds])
    .execute();
  return rows.map(({ accountId, required, accessAt }) => ({
    accountId,
    required,
    tookPart: accessAt !== null,
  }));
}

/** The years of a person, newest first. */
export async function listYearsOf(db: Reader, accountId: string): Promise<LearnerYear[]> {
  return db
    .selectFrom('learnerYears')
    .select([
      'year',
      'accountId',
      'organisationId',
      'agencyId',
      'jurisdictionId',
      'industryAuthorityId',
      'titleLevel',
      'required',
      'enrolledAt',
      'accessAt',
      'studiedAt',
      'firstExamAt',
      'passedAt',
      'endorsedAt',
      'recordedAt',
      'excusedAt',
    ])
    .where('accountId', '=', accountId)
    .orderBy('year', 'desc')
    .execute();
}
