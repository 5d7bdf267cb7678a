import type { Reader } from '../../../platform/database/index.ts';

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
