import type { Reader, Tx } from '../../../platform/database/index.ts';

/** Closes an account for another of the same person; its phone is free, what logs in to it waits unused. */
export async function closeInto(tx: Tx, accountId: string, into: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ state: 'CLOSED', mergedInto: into, phoneIndex: null })
    .where('id', '=', accountId)
    .execute();
  // Accounts that were merged into it before lead on.
  await tx
    .updateTable('accounts')
    .set({ mergedInto: into })
    .where('mergedInto', '=', accountId)
    .execute();
}

/** Opens a merged account again, with its phone where nobody has it now. */
export async function openAgain(
  tx: Tx,
  accountId: string,
  phoneIndex: string | null,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({
      ...{ state: 'ACTIVE', mergedInto: null, phoneIndex },
      ...(phoneIndex === null && { phoneCipher: null, phoneMasked: null }),
    })
    .where('id', '=', accountId)
    .execute();
}

/** Returns the encrypted phone of a merged account. */
export async function getMergedAccount(db: Reader, accountId: string) {
  return db
    .selectFrom('accounts')
    .select(['id', 'phoneCipher', 'phoneMasked'])
    .where('id', '=', accountId)
    .where('mergedInto', 'is not', null)
    .executeTakeFirstOrThrow();
}

/** Tells the projections that what an account has may have changed (learner_years). */
export async function touchAccount(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set((row) => ({ state: row.ref('state') }))
    .where('id', '=', accountId)
    .execute();
}

/** Locks active accounts in the order of their ids; false where one is not, or no longer, active. */
export async function lockAccounts(tx: Tx, accountIds: readonly string[]): Promise<boolean> {
  const rows = await tx
    .selectFrom('accounts')
    .select('id')
    .where('id', 'in', [...accountIds])
    .where('state', '=', 'ACTIVE')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length === accountIds.length;
}

/** Lists the closed accounts of the same person. */
export async function listMergedFrom(db: Reader, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts')
    .select('id')
    .where('mergedInto', '=', accountId)
    .execute();
  return rows.map(({ id }) => id);
}
