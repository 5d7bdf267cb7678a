import type { Reader, Tx } from '../../../platform/database/index.ts';

/** Returns the accounts of those who hold a title. */
export async function listHoldersOfTitle(db: Reader, titleCode: string): Promise<string[]> {
  const rows = await db
    .selectFrom('learners')
    .select('accountId')
    .where('titleCode', '=', titleCode)
    .orderBy('accountId')
    .execute();
  return rows.map(({ accountId }) => accountId);
}

/** Gives those who still hold one title another; the day of award stays. */
export async function moveTitle(
  tx: Tx,
  accountIds: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  await tx
    .updateTable('learners')
    .set({ titleCode: to })
    .where((where) => where('accountId', '=', where.fn.any(where.val([...accountIds]))))
    .where('titleCode', '=', from)
    .execute();
}
