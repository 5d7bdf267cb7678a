import type { Reader } from '../../../platform/database/index.ts';

/** Whether people had to learn in a year and had study and exam opened in it. */
export async function listYearsOfPeople(
  db: Reader,
  year: number,
  accountIds: readonly string[],
): Promise<{ accountId: string; required: boolean; tookPart: boolean }[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('learner_years')
    .select(['account_id as accountId', 'required', 'access_at as accessAt'])
    .where('year', '=', year)
    .where('account_id', 'in', [...accountIds])
    .execute();
  return rows.map(({ accountId, required, accessAt }) => ({
    accountId,
    required,
    tookPart: accessAt !== null,
  }));
}
